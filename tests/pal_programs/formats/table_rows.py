# question: Print a table of the squares and cubes of 1 to 3.
# answer:  1   1   1\n 2   4   8\n 3   9  27
for n in range(1, 4):
    print(f"{n:2d} {n**2:3d} {n**3:3d}")
