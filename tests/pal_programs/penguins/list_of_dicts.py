# question: Which penguin weighs more for its height: Uma (14 kg, 70 cm), Vic (12 kg, 54 cm), Wim (9 kg, 45 cm)?
# answer: Vic
penguins = [
    {"name": "Uma", "weight": 14, "height": 70},
    {"name": "Vic", "weight": 12, "height": 54},
    {"name": "Wim", "weight": 9, "height": 45},
]
best = max(penguins, key=lambda p: p["weight"] / p["height"])
print(best["name"])
