# question: Which value fits a sack of 10 kg: items (6 kg, 30), (3, 14), (4, 16), (2, 9)?
# answer: 46
def knapsack(items, capacity):
    best = [0] * (capacity + 1)
    for weight, value in items:
        for c in range(capacity, weight - 1, -1):
            best[c] = max(best[c], best[c - weight] + value)
    return best[capacity]

answer = knapsack([(6, 30), (3, 14), (4, 16), (2, 9)], 10)
