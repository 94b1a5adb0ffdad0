# question: Solve 2x + y - z = 8, -3x - y + 2z = -11, -2x + y + 2z = -3 by elimination.
# answer: [2, 3, -1]
def gauss(matrix, rhs):
    n = len(matrix)
    rows = [row[:] + [rhs[i]] for i, row in enumerate(matrix)]
    for i in range(n):
        pivot = rows[i][i]
        rows[i] = [value / pivot for value in rows[i]]
        for j in range(n):
            if j != i:
                factor = rows[j][i]
                rows[j] = [a - factor * b for a, b in zip(rows[j], rows[i])]
    return [row[-1] for row in rows]

answer = gauss([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3])
