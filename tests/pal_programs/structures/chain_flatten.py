# question: Flatten [[3, 1], [], [4, 1, 5]].
# answer: [3, 1, 4, 1, 5]
from itertools import chain

nested = [[3, 1], [], [4, 1, 5]]
answer = list(chain.from_iterable(nested))
