# question: A box of 18 by 12 by 10 cm is packed with cubes of 3 cm. How many fit?
# answer: 72
def cubes_along(length, edge):
    """How many cubes fit along one side."""
    return length // edge


def solution():
    """A box of 18 by 12 by 10 cm is packed with cubes of 3 cm. How many fit?"""
    edge = 3
    result = 1
    for side in [18, 12, 10]:
        result *= cubes_along(side, edge)
    return result


ans = solution()
print(ans)
