# question: Oda was born on 9 October 1987. How old was she on 8 October 2020?
# answer: 32
from datetime import date

def age(born, on):
    years = on.year - born.year
    if (on.month, on.day) < (born.month, born.day):
        years -= 1
    return years

answer = age(date(1987, 10, 9), date(2020, 10, 8))
