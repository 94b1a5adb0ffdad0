# question: Customers need 4, 2, 6, 1, 3 minutes; two tills take the next one when free. When is the last one done?
# answer: 8
import heapq

service = [4, 2, 6, 1, 3]
tills = [0, 0]
heapq.heapify(tills)
finish = 0
for minutes in service:
    start = heapq.heappop(tills)
    end = start + minutes
    finish = max(finish, end)
    heapq.heappush(tills, end)
answer = finish
