# question: From 9, 4, 7, 1: what are the first, the middle ones and the last?
# answer: (9, [4, 7], 1)
first, *middle, last = [9, 4, 7, 1]
answer = (first, middle, last)
