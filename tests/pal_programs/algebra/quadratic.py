# question: What are the roots of 2x^2 - 7x + 3?
# answer: [1/2, 3]
import sympy

x = sympy.Symbol("x")
answer = sympy.solve(2 * x ** 2 - 7 * x + 3, x)
