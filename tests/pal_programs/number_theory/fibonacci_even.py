# question: What is the sum of the even Fibonacci numbers below 1000?
# answer: 798
a, b = 1, 2
total = 0
while a < 1000:
    if a % 2 == 0:
        total += a
    a, b = b, a + b
answer = total
