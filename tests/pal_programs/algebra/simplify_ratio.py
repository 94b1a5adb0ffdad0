# question: Simplify (x^2 - 9) / (x + 3).
# answer: x - 3
from sympy import symbols, simplify

x = symbols("x")
answer = simplify((x**2 - 9) / (x + 3))
