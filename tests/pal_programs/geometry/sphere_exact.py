# question: What is the volume of a sphere of radius 3, in terms of pi?
# answer: 36*pi
from sympy import pi, Rational

r = 3
answer = Rational(4, 3) * pi * r ** 3
