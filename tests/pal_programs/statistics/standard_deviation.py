# question: What is the sample standard deviation of 10, 12, 23, 23, 16, 23, 21, 16, to two decimals?
# answer: 131/25
import statistics

values = [10, 12, 23, 23, 16, 23, 21, 16]
answer = round(statistics.stdev(values), 2)
