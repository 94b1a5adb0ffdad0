# question: How many integers satisfy 3n - 4 < 20 and n + 2 > 0?
# answer: 9
count = 0
for n in range(-100, 100):
    if 3 * n - 4 < 20 and n + 2 > 0:
        count += 1
answer = count
