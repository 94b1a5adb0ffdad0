# question: 3 apples and 2 figs cost 5.10; 1 apple and 4 figs cost 4.70. What does each cost?
# answer: (11/10, 9/10)
from sympy import symbols, Eq, solve

a, f = symbols('a f')
eq1 = Eq(3*a + 2*f, 5.10)
eq2 = Eq(a + 4*f, 4.70)
solution = solve((eq1, eq2), (a, f))
answer = (solution[a], solution[f])
