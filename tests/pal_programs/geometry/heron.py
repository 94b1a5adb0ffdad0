# question: What is the area of a triangle with sides 13, 14 and 15?
# answer: 84
import math

def heron(a, b, c):
    s = (a + b + c) / 2
    return math.sqrt(s * (s - a) * (s - b) * (s - c))

answer = heron(13, 14, 15)
