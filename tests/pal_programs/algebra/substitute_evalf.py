# question: What is x^2 - 3x at x = 1.5?
# answer: -9/4
from sympy import symbols

x = symbols("x")
expression = x**2 - 3*x
answer = expression.subs(x, 1.5)
