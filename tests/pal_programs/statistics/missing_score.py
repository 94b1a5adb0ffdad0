# question: Four tests gave 82, 91, 77 and 88. What score in the fifth gives an average of 86?
# answer: 92
scores = [82, 91, 77, 88]
target_average = 86
needed = target_average * (len(scores) + 1) - sum(scores)
answer = needed
