# question: Solve 4x + 3y = 10 and 2x - 5y = 18 by Cramer's rule.
# answer: (4, -2)
def determinant(m):
    return m[0][0] * m[1][1] - m[0][1] * m[1][0]

A = [[4, 3], [2, -5]]
b = [10, 18]
D = determinant(A)
Dx = determinant([[b[0], A[0][1]], [b[1], A[1][1]]])
Dy = determinant([[A[0][0], b[0]], [A[1][0], b[1]]])
answer = (Dx / D, Dy / D)
