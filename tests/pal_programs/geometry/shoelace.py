# question: What is the area of the polygon (0, 0), (6, 1), (7, 5), (2, 6)?
# answer: 55/2
def polygon_area(vertices):
    n = len(vertices)
    area = 0
    for i in range(n):
        x1, y1 = vertices[i]
        x2, y2 = vertices[(i + 1) % n]
        area += x1 * y2 - x2 * y1
    return abs(area) / 2

answer = polygon_area([(0, 0), (6, 1), (7, 5), (2, 6)])
