# question: Merge the prices milk 1.2, rye 3 with the new ones rye 3.5, jam 2.
# answer: {'milk': 6/5, 'rye': 7/2, 'jam': 2}
old = {"milk": 1.2, "rye": 3}
new = {"rye": 3.5, "jam": 2}
prices = {**old, **new}
answer = prices
