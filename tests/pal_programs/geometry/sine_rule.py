# question: In a right triangle the hypotenuse is 10 and an angle is 30 degrees. How long is the opposite side?
# answer: 5
import math

hypotenuse = 10
angle = math.radians(30)
opposite = hypotenuse * math.sin(angle)
answer = round(opposite, 6)
