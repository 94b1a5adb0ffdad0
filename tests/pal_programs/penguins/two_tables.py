# question: Penguins Abi (5), Ben (7); giraffes Cleo (5), Dan (11), Eve (7). How many animals are older than 5?
# answer: 3
penguins = [("Abi", 5), ("Ben", 7)]
giraffes = [("Cleo", 5), ("Dan", 11), ("Eve", 7)]
animals = penguins + giraffes
older_than_5 = [animal for animal in animals if animal[1] > 5]
answer = len(older_than_5)
