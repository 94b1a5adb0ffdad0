# question: How many whole cents are 29 hundredths of a dollar?
# answer: 29
# cpython: 28, since the float 0.29 * 100 lies just below 29
answer = int(0.29 * 100)
