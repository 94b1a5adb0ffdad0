# question: Yesterday was 28 February 2027. What was the date tomorrow one year ago in MM/DD/YYYY?
# answer: 03/02/2026
from datetime import datetime
from dateutil.relativedelta import relativedelta

# Yesterday was 28 February 2027
yesterday = datetime(2027, 2, 28)
# Today is one day later
today = yesterday + relativedelta(days=1)
# Tomorrow is another day later
tomorrow = today + relativedelta(days=1)
# One year ago
one_year_ago = tomorrow - relativedelta(years=1)
answer = one_year_ago.strftime('%m/%d/%Y')
