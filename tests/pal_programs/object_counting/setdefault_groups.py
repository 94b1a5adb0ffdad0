# question: Group rose, lily, oak, elm, fern by the length of their names. How many have four letters?
# answer: 3
plants = ["rose", "lily", "oak", "elm", "fern"]
groups = {}
for plant in plants:
    groups.setdefault(len(plant), []).append(plant)
answer = len(groups[4])
