# question: In how many ways can 3 of 8 women and 2 of 6 men be chosen?
# answer: 840
from math import comb

answer = comb(8, 3) * comb(6, 2)
