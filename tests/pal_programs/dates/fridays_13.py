# question: How many Fridays the 13th are there in 2026?
# answer: 3
from datetime import date

answer = sum(1 for month in range(1, 13) if date(2026, month, 13).weekday() == 4)
