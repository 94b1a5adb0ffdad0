# question: A kit has 6 bolts, 6 nuts, 4 washers; two kits and 3 single nuts. How many nuts?
# answer: 15
kit = {"bolt": 6, "nut": 6, "washer": 4}
inventory = {}
for _ in range(2):
    for part, amount in kit.items():
        inventory[part] = inventory.get(part, 0) + amount
inventory["nut"] += 3
answer = inventory["nut"]
