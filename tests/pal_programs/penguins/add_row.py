# question: Penguins as before (Odo 6, Pia 9, Kai 4); we add Sol (5 years, 60 cm, 13 kg). How many are younger than 6?
# answer: 2
penguins = []
penguins.append(('Odo', 6, 52, 12))
penguins.append(('Pia', 9, 68, 15))
penguins.append(('Kai', 4, 47, 9))

# Add Sol to the list
penguins.append(('Sol', 5, 60, 13))

# Get the penguins younger than 6
penguins_younger_than_6 = [penguin for penguin in penguins if penguin[1] < 6]
# Get the number
num_penguins_younger_than_6 = len(penguins_younger_than_6)
answer = num_penguins_younger_than_6
