# question: What is the first number above 90 without a divisor from 2 to 9?
# answer: 97
for n in range(91, 200):
    for d in range(2, 10):
        if n % d == 0:
            break
    else:
        answer = n
        break
