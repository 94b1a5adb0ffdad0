# question: What are the prime factors of 5544?
# answer: [2, 2, 2, 3, 3, 7, 11]
def prime_factors(n: int) -> list[int]:
    factors: list[int] = []
    d = 2
    while d * d <= n:
        while n % d == 0:
            factors.append(d)
            n //= d
        d += 1
    if n > 1:
        factors.append(n)
    return factors

answer = prime_factors(5544)
