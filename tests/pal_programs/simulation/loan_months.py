# question: A loan of $1200 bears 1% a month; $150 is paid each month. After how many months is it paid?
# answer: 9
balance = 1200
months = 0
while balance > 0:
    balance *= 1.01
    balance -= 150
    months += 1
answer = months
