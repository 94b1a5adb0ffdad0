# question: Rope pieces differ by 2.4 m and are 15 m together. How long is the longer one?
# answer: 87/10
from sympy import symbols, solve

longer = symbols("longer")
shorter = longer - 2.4
ans = solve(longer + shorter - 15, longer)[0]
