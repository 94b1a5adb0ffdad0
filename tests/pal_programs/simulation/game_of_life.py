# question: How many cells live after 4 generations from the glider (1,0), (2,1), (0,2), (1,2), (2,2)?
# answer: 5
def step(cells):
    neighbours = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if (dx, dy) != (0, 0):
                    key = (x + dx, y + dy)
                    neighbours[key] = neighbours.get(key, 0) + 1
    return {cell for cell, n in neighbours.items() if n == 3 or (n == 2 and cell in cells)}

cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4):
    cells = step(cells)
answer = len(cells)
