# question: How often can 100 be halved (rounding down) before it is below 5?
# answer: 5
n = 100
steps = 0
while (n := n // 2) >= 5:
    steps += 1
answer = steps + 1
