# question: At which x is 12x - x^3 largest among its critical points, and how large is it?
# answer: (2, 16)
from sympy import symbols, diff, solve

x = symbols("x", real=True)
f = 12*x - x**3
critical = solve(diff(f, x), x)
best = max(critical, key=lambda p: f.subs(x, p))
answer = (best, f.subs(x, best))
