# question: Which Pythagorean triple has the sum 180 and the largest product?
# answer: (45, 60, 75)
from math import isqrt

triples = []
for a in range(1, 60):
    for b in range(a, 90):
        c = isqrt(a * a + b * b)
        if c * c == a * a + b * b and a + b + c == 180:
            triples.append((a, b, c))
answer = max(triples, key=lambda t: t[0] * t[1] * t[2])
