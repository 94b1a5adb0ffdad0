# question: Which of (1, 7), (6, 2), (-3, -3) is nearest to (2, 1)?
# answer: (6, 2)
points = [(1, 7), (6, 2), (-3, -3)]
origin = (2, 1)

def distance(p, q):
    return ((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2) ** 0.5

answer = min(points, key=lambda p: distance(p, origin))
