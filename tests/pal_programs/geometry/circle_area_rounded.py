# question: What is the area of a circle of radius 7.5, rounded to two decimals?
# answer: 17671/100
import math

def solution():
    radius = 7.5
    area = math.pi * radius ** 2
    return round(area, 2)
