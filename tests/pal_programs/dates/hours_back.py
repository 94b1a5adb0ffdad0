# question: The year 2041 begins in 30 hours. What is today's date in MM/DD/YYYY?
# answer: 12/30/2040
from datetime import datetime, timedelta

# 2041 begins in 30 hours, so now is 30 hours before
new_year = datetime(2041, 1, 1)
now = new_year - timedelta(hours=30)
answer = now.strftime("%m/%d/%Y")
