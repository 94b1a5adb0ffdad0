# question: x + y + z = 6, 2x - y + 3z = 9, x + 4y - z = 6. What is x * y * z?
# answer: 6
import sympy as sp

x, y, z = sp.symbols("x y z")
sol = sp.solve([sp.Eq(x + y + z, 6), sp.Eq(2*x - y + 3*z, 9), sp.Eq(x + 4*y - z, 6)], [x, y, z])
answer = sol[x] * sol[y] * sol[z]
