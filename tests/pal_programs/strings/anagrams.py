# question: Which two of stale, plane, least, grape are anagrams?
# answer: ('stale', 'least')
from itertools import combinations

words = ["stale", "plane", "least", "grape"]
for a, b in combinations(words, 2):
    if sorted(a) == sorted(b):
        answer = (a, b)
        break
