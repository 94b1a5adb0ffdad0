# question: Which start below 30 has the longest Collatz sequence?
# answer: 27
cache = {1: 1}

def collatz_length(n):
    if n in cache:
        return cache[n]
    if n % 2 == 0:
        length = 1 + collatz_length(n // 2)
    else:
        length = 1 + collatz_length(3 * n + 1)
    cache[n] = length
    return length

answer = max(range(1, 30), key=collatz_length)
