# question: What is the sum of the squares of the odd numbers in 4, 7, 10, 13?
# answer: 218
numbers = [4, 7, 10, 13]
answer = sum(map(lambda n: n ** 2, filter(lambda n: n % 2 == 1, numbers)))
