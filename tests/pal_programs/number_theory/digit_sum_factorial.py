# question: What is the sum of the digits of 20 factorial?
# answer: 54
import math

answer = sum(int(digit) for digit in str(math.factorial(20)))
