# question: An invoice of 2022-11-18 is due after 45 days. When is that, in ISO form?
# answer: 2023-01-02
from datetime import datetime, timedelta

invoice = datetime.strptime("2022-11-18", "%Y-%m-%d")
due = invoice + timedelta(days=45)
answer = due.strftime("%Y-%m-%d")
