# question: How many years, months and days lie between 14 August 1999 and 3 May 2021?
# answer: 21 years, 8 months, 19 days
from datetime import date
from dateutil.relativedelta import relativedelta

diff = relativedelta(date(2021, 5, 3), date(1999, 8, 14))
answer = f"{diff.years} years, {diff.months} months, {diff.days} days"
