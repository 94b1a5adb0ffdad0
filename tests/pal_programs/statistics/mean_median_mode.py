# question: For 4, 8, 15, 16, 23, 42, 8: what are mean, median and mode?
# answer: (116/7, 15, 8)
import statistics

data = [4, 8, 15, 16, 23, 42, 8]
mean = statistics.mean(data)
median = statistics.median(data)
mode = statistics.mode(data)
answer = (mean, median, mode)
