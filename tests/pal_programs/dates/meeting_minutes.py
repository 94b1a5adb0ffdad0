# question: A meeting begins at 13:50 on 2 May 2025 and lasts 135 minutes. When does it end (HH:MM)?
# answer: 16:05
from datetime import datetime, timedelta

start = datetime(2025, 5, 2, 13, 50)
end = start + timedelta(minutes=135)
print(end.strftime("%H:%M"))
