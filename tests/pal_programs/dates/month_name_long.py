# question: Write the date 3 days before New Year's Day 2030 as 'Month day, year'.
# answer: December 29, 2029
import datetime

new_year = datetime.datetime(2030, 1, 1)
day = new_year - datetime.timedelta(days=3)
answer = day.strftime("%B %d, %Y")
