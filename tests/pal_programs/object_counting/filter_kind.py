# question: Of hens (4), a lizard, 2 moths, 7 ants, 3 goats: how many are insects?
# answer: 9
things = {"hen": 4, "lizard": 1, "moth": 2, "ant": 7, "goat": 3}
insects = {"moth", "ant", "bee"}
answer = sum(count for name, count in things.items() if name in insects)
