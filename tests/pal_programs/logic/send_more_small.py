# question: TO + GO = OUT with different digits and no leading zeros: what is OUT?
# answer: 102
from itertools import permutations

def solution():
    for t, o, g, u in permutations(range(10), 4):
        if 0 in (t, o, g):
            continue
        if (10 * t + o) + (10 * g + o) == 100 * o + 10 * u + t:
            return 100 * o + 10 * u + t
