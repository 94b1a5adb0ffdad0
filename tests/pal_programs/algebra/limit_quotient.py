# question: What is the limit of sin(5x) / x as x goes to 0?
# answer: 5
from sympy import symbols, limit, sin

x = symbols('x')
answer = limit(sin(5*x)/x, x, 0)
