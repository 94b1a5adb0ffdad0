# question: A robot goes 'forward 3, left, forward 2, left, forward 5': where is it, starting at (0, 0) facing north?
# answer: (-2, -2)
x, y = 0, 0
dx, dy = 0, 1
for step in "forward 3, left, forward 2, left, forward 5".split(", "):
    if step.startswith("forward"):
        distance = int(step.split()[1])
        x += dx * distance
        y += dy * distance
    elif step == "left":
        dx, dy = -dy, dx
    elif step == "right":
        dx, dy = dy, -dx
answer = (x, y)
