# question: Today is 4 March 2031. What is the date one week ago in MM/DD/YYYY?
# answer: 02/25/2031
from datetime import datetime
from dateutil.relativedelta import relativedelta

# If today is 4 March 2031, then one week ago is
today = datetime(2031, 3, 4)
one_week_ago = today - relativedelta(weeks=1)
# The answer formatted with %m/%d/%Y is
answer = one_week_ago.strftime("%m/%d/%Y")
