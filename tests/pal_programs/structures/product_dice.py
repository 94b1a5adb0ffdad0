# question: In how many ways do three dice show a sum of 10?
# answer: 27
import itertools

rolls = itertools.product(range(1, 7), repeat=3)
answer = sum(1 for roll in rolls if sum(roll) == 10)
