# question: Marks 1.7 (weight 2), 2.3 (weight 1), 1.0 (weight 3): what is the weighted average?
# answer: 29/20
grades = [1.7, 2.3, 1.0]
weights = [2, 1, 3]
weighted_sum = sum(g * w for g, w in zip(grades, weights))
answer = weighted_sum / sum(weights)
