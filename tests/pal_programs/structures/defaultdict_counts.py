# question: Add up the sales by shop: north 14, south 9, north 6, east 11, south 5.
# answer: {'north': 20, 'south': 14, 'east': 11}
from collections import defaultdict

sales = [("north", 14), ("south", 9), ("north", 6), ("east", 11), ("south", 5)]
totals = defaultdict(int)
for shop, amount in sales:
    totals[shop] += amount
answer = dict(totals)
