# question: How many seconds pass from 08:15:30 to 09:02:05 on one day?
# answer: 2795
from datetime import datetime

t1 = datetime(2024, 1, 1, 8, 15, 30)
t2 = datetime(2024, 1, 1, 9, 2, 5)
difference = t2 - t1
answer = int(difference.total_seconds())
