# question: Factor x^3 - 6x^2 + 11x - 6.
# answer: (x - 3)*(x - 2)*(x - 1)
from sympy import symbols, factor

x = symbols("x")
answer = factor(x**3 - 6*x**2 + 11*x - 6)
