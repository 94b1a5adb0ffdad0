# question: Are 'dormitory' and 'dirty room' made of the same letters?
# answer: True
from collections import Counter

a = Counter("dormitory")
b = Counter("dirty room".replace(" ", ""))
answer = a == b
