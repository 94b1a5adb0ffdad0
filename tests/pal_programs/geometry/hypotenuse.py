# question: A ladder stands 5 m from a wall and reaches 12 m up. How long is it?
# answer: 13
import math

base = 5
height = 12
ladder = math.sqrt(base ** 2 + height ** 2)
answer = ladder
