# question: One can of paint covers 12 square metres. A wall of 7.5 m by 3.2 m needs two coats. How many cans must be bought?
# answer: 4
import math

def solution():
    wall_width = 7.5
    wall_height = 3.2
    coats = 2
    coverage = 12
    area = wall_width * wall_height * coats
    cans = math.ceil(area / coverage)
    return cans
