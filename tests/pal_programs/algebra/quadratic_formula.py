# question: What are the solutions of x^2 - x - 30 = 0, by the formula?
# answer: (6, -5)
import math

a, b, c = 1, -1, -30
discriminant = b ** 2 - 4 * a * c
x1 = (-b + math.sqrt(discriminant)) / (2 * a)
x2 = (-b - math.sqrt(discriminant)) / (2 * a)
answer = (x1, x2)
