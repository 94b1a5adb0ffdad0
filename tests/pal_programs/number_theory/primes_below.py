# question: How many primes are below 100?
# answer: 25
def is_prime(n):
    if n < 2:
        return False
    for i in range(2, int(n ** 0.5) + 1):
        if n % i == 0:
            return False
    return True

count = sum(1 for n in range(100) if is_prime(n))
print(count)
