# question: Write a receipt of 3 mugs at $7.25 and 2 trays at $12 with the total.
# answer: Total: $45.75
items = [("mug", 3, 7.25), ("tray", 2, 12)]
total = 0
for name, quantity, price in items:
    cost = quantity * price
    total += cost
    print(f"{name:<10} {quantity} x {price:>6.2f} = {cost:>8.2f}")
print(f"Total: ${total:.2f}")
