# question: What are the running totals of 5, 3, 8, -2?
# answer: [5, 8, 16, 14]
from itertools import accumulate

answer = list(accumulate([5, 3, 8, -2]))
