# question: In how many different ways can the letters of 'tattoo' be arranged?
# answer: 60
from itertools import permutations

answer = len(set(permutations("tattoo")))
