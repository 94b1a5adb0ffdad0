# question: Is a 30% discount better than two discounts of 20% and 12% in a row?
# answer: yes
first = 1 - 0.30
second = (1 - 0.20) * (1 - 0.12)
answer = "yes" if first < second else "no"
