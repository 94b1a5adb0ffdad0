# question: How long is the diagonal of a rectangle of 4 by 6?
# answer: 2*sqrt(13)
from math import sqrt

width, height = 4, 6
answer = sqrt(width ** 2 + height ** 2)
