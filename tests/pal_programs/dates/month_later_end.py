# question: A subscription starts on 31 January 2028. What is the date one month later in MM/DD/YYYY?
# answer: 02/29/2028
from datetime import date
from dateutil.relativedelta import relativedelta

start = date(2028, 1, 31)
one_month_later = start + relativedelta(months=1)
answer = one_month_later.strftime("%m/%d/%Y")
