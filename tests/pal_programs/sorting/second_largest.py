# question: What is the second largest different number of 14, 77, 3, 77, 52?
# answer: 52
numbers = [14, 77, 3, 77, 52]
unique = sorted(set(numbers), reverse=True)
answer = unique[1]
