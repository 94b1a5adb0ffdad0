# question: Heights in cm: Ruo 55, Bea 71, Ty 62. What is the total height of those above 60 cm?
# answer: 133
penguins = {
    "Ruo": {"age": 3, "height": 55, "weight": 10},
    "Bea": {"age": 8, "height": 71, "weight": 16},
    "Ty": {"age": 5, "height": 62, "weight": 12},
}
total = 0
for name, row in penguins.items():
    if row["height"] > 60:
        total += row["height"]
answer = total
