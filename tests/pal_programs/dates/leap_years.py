# question: How many leap years lie between 1896 and 1996, both included?
# answer: 25
def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

count = 0
for year in range(1896, 1997):
    if is_leap(year):
        count += 1
answer = count
