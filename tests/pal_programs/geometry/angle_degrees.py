# question: What is the angle in degrees whose tangent is 1?
# answer: 45
import math

answer = round(math.degrees(math.atan(1)))
