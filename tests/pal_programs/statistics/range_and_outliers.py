# question: Which of 12, 14, 13, 55, 15, 12, -9 are more than 20 away from the median?
# answer: [55, -9]
data = [12, 14, 13, 55, 15, 12, -9]
ordered = sorted(data)
center = ordered[len(ordered) // 2]
answer = [x for x in data if abs(x - center) > 20]
