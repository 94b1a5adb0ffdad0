# question: What is the larger root of x^2 - 4x - 1?
# answer: 2 + sqrt(5)
from sympy import *

x = symbols("x")
roots = solve(x**2 - 4*x - 1, x)
ans = max(roots)
