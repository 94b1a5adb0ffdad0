# question: How many litres does a cylinder of 10 cm radius and 35 cm height hold, to one decimal?
# answer: 11.0
import math

radius_cm = 10
height_cm = 35
volume_cm3 = math.pi * radius_cm ** 2 * height_cm
volume_litres = volume_cm3 / 1000
print(f"{volume_litres:.1f}")
