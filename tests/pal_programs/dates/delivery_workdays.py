# question: An order of Thursday 6 June 2024 takes 5 working days. On which date does it arrive?
# answer: 2024-06-13
from datetime import date, timedelta

def add_workdays(start: date, days: int) -> date:
    current = start
    while days > 0:
        current += timedelta(days=1)
        if current.weekday() < 5:
            days -= 1
    return current

answer = add_workdays(date(2024, 6, 6), 5)
