# question: Which letter occurs most in 'mississippi river', and how often?
# answer: ('i', 5)
from collections import Counter

letters = Counter("mississippi river".replace(" ", ""))
answer = letters.most_common(1)[0]
