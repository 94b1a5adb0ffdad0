# question: What is the greatest common divisor of 1071 and 462?
# answer: 21
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

answer = gcd(1071, 462)
