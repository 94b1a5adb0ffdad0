# question: Transpose [[1, 2, 3], [4, 5, 6]].
# answer: [[1, 4], [2, 5], [3, 6]]
matrix = [[1, 2, 3], [4, 5, 6]]
answer = [list(column) for column in zip(*matrix)]
