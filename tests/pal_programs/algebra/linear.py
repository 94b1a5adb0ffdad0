# question: For which x is 3x + 7 = 40 - 8x?
# answer: 3
from sympy import symbols, Eq, solve

x = symbols('x')
equation = Eq(3 * x + 7, 40 - 8 * x)
solution = solve(equation, x)
answer = solution[0]
