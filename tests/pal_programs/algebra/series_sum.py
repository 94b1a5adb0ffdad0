# question: What is the sum of 1 / 2^k for k from 1 to 10?
# answer: 1023/1024
from sympy import symbols, summation, Rational

k = symbols("k", integer=True)
answer = summation(Rational(1, 2)**k, (k, 1, 10))
