# question: How far is it from (2.5, 3) to (9, 11.5), to two decimals?
# answer: 10.70
import math

x1, y1 = 2.5, 3
x2, y2 = 9, 11.5
d = math.hypot(x2 - x1, y2 - y1)
print("%.2f" % d)
