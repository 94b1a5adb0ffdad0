# question: A frog climbs 3 m by day and slips 2 m by night in a well of 20 m. On which day is it out?
# answer: 18
height = 0
day = 0
while True:
    day += 1
    height += 3
    if height >= 20:
        break
    height -= 2
print(day)
