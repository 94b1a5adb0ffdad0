# question: Which numbers below 1000 equal the sum of their proper divisors?
# answer: [6, 28, 496]
perfect = []
for n in range(2, 1000):
    divisors = [d for d in range(1, n) if n % d == 0]
    if sum(divisors) == n:
        perfect.append(n)
answer = perfect
