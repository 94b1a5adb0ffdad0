# question: What is the population variance of 3, 7, 7, 19?
# answer: 36
def solution():
    data = [3, 7, 7, 19]
    n = len(data)
    mean = sum(data) / n
    squared_differences = [(x - mean) ** 2 for x in data]
    variance = sum(squared_differences) / n
    return variance
