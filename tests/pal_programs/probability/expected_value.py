# question: A wheel pays $10 with 0.1, $4 with 0.25, else costs $1. What is the expected gain?
# answer: 27/20
outcomes = {10: 0.1, 4: 0.25, -1: 1 - 0.1 - 0.25}
expected = sum(value * probability for value, probability in outcomes.items())
answer = expected
