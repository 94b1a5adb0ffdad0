# question: On which day of the week did 20 July 1969 fall?
# answer: Sunday
import datetime

d = datetime.date(1969, 7, 20)
print(d.strftime("%A"))
