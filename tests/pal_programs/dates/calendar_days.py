# question: How many days do the months from February to May 2023 have together?
# answer: 120
import calendar

total = 0
for month in range(2, 6):
    total += calendar.monthrange(2023, month)[1]
answer = total
