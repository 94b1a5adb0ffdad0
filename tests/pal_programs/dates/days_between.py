# question: How many days are there between 17 May 2023 and 2 February 2024?
# answer: 261
from datetime import date

def solution():
    start = date(2023, 5, 17)
    end = date(2024, 2, 2)
    delta = end - start
    return delta.days
