# question: Round 2.675 dollars to cents, halves to the even cent.
# answer: 67/25
# cpython: 2.67, since the float 2.675 lies just below it
answer = round(2.675, 2)
