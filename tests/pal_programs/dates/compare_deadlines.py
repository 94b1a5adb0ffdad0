# question: Which of the deadlines 2024-07-01, 2023-12-31 and 2024-01-15 comes first?
# answer: 2023-12-31
from datetime import date

deadlines = [date(2024, 7, 1), date(2023, 12, 31), date(2024, 1, 15)]
answer = min(deadlines).isoformat()
