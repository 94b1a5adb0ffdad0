# question: What is the least positive number that leaves 2, 3 and 2 on division by 3, 5 and 7?
# answer: 23
n = 1
while True:
    if n % 3 == 2 and n % 5 == 3 and n % 7 == 2:
        answer = n
        break
    n += 1
