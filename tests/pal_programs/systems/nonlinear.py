# question: Two positive numbers have the sum 17 and the product 60. Which are they?
# answer: [5, 12]
from sympy import symbols, solve

x, y = symbols("x y", positive=True)
solutions = solve([x + y - 17, x * y - 60], [x, y], dict=True)
answer = sorted(solutions[0].values())
