# question: What is the product of the odd numbers from 1 to 11?
# answer: 10395
from functools import reduce

answer = reduce(lambda a, b: a * b, range(1, 12, 2))
