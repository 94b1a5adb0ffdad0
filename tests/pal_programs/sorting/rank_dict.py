# question: Rank the teams by points (kites 12, owls 19, rams 12, bats 7); equal points share a rank.
# answer: {'owls': 1, 'kites': 2, 'rams': 2, 'bats': 4}
points = {"kites": 12, "owls": 19, "rams": 12, "bats": 7}
order = sorted(points.items(), key=lambda item: item[1], reverse=True)
ranks = {}
for position, (team, score) in enumerate(order, start=1):
    if position > 1 and score == order[position - 2][1]:
        ranks[team] = ranks[order[position - 2][0]]
    else:
        ranks[team] = position
answer = ranks
