# question: What is the average of 8, 11, 14 and 3, plus a bonus of 2?
# answer: 11
def average(*numbers, bonus=0):
    return sum(numbers) / len(numbers) + bonus

answer = average(8, 11, 14, 3, bonus=2)
