# question: What is the derivative of x^3 * sin(x)?
# answer: x**3*cos(x) + 3*x**2*sin(x)
from sympy import symbols, diff, sin

x = symbols("x")
f = x**3 * sin(x)
answer = diff(f, x)
