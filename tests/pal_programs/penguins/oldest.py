# question: Penguins: Odo (6 years, 52 cm, 12 kg), Pia (9, 68, 15), Kai (4, 47, 9). Who is the oldest?
# answer: Pia
# Put the penguins into a list.
penguins = []
penguins.append(("Odo", 6, 52, 12))
penguins.append(("Pia", 9, 68, 15))
penguins.append(("Kai", 4, 47, 9))
# Sort the penguins by age.
penguins = sorted(penguins, key=lambda x: x[1], reverse=True)
# Get the name of the oldest penguin.
oldest_penguin_name = penguins[0][0]
answer = oldest_penguin_name
