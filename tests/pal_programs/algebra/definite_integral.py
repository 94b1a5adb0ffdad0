# question: What is the area under x^2 + 1 from 0 to 3?
# answer: 12
import sympy as sp

x = sp.symbols("x")
area = sp.integrate(x**2 + 1, (x, 0, 3))
print(area)
