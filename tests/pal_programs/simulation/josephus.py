# question: 12 people stand in a ring and each fourth leaves. Which one remains?
# answer: 1
from collections import deque

people = deque(range(1, 13))
while len(people) > 1:
    people.rotate(-3)
    people.popleft()
answer = people[0]
