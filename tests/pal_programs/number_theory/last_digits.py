# question: What are the last three digits of 7 to the power 222?
# answer: 49
answer = pow(7, 222, 1000)
