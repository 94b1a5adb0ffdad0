# question: An urn has 5 red and 7 white balls. How likely are two reds in two draws?
# answer: 5/33
from fractions import Fraction

p_first = Fraction(5, 12)
p_second = Fraction(4, 11)
answer = p_first * p_second
