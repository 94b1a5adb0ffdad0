# question: How likely is a sum of 9 or more with two dice?
# answer: 5/18
outcomes = [(a, b) for a in range(1, 7) for b in range(1, 7)]
favourable = [o for o in outcomes if sum(o) >= 9]
answer = len(favourable) / len(outcomes)
