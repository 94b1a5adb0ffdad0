# question: Solve the system with the matrix [[1, 2], [3, 4]] and the right side (5, 11).
# answer: (1, 2)
from sympy import Matrix

A = Matrix([[1, 2], [3, 4]])
b = Matrix([5, 11])
solution = A.inv() * b
answer = (solution[0], solution[1])
