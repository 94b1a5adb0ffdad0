# question: In how many ways can 6 people sit at a round table if two stay together?
# answer: 48
from math import factorial

def circular(n):
    return factorial(n - 1)

answer = circular(5) * factorial(2)
