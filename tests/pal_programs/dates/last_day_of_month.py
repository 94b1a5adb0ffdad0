# question: What is the last day of the month of 11 February 2024, in MM/DD/YYYY?
# answer: 02/29/2024
from datetime import date, timedelta

d = date(2024, 2, 11)
first_of_next_month = d.replace(year=d.year + d.month // 12, month=d.month % 12 + 1, day=1)
last_day = first_of_next_month - timedelta(days=1)
answer = last_day.strftime("%m/%d/%Y")
