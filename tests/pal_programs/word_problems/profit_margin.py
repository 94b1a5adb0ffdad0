# question: A shop buys 150 mugs at $3.20 and sells 80% of them at $6 and the rest at $2.50. What is the profit?
# answer: 315
def solution():
    # Cost of buying the mugs
    mugs = 150
    cost = mugs * 3.20
    # Mugs sold at full price
    full_price_mugs = int(mugs * 0.8)
    # Mugs sold at the reduced price
    reduced_mugs = mugs - full_price_mugs
    # Revenue
    revenue = full_price_mugs * 6 + reduced_mugs * 2.5
    # Profit
    profit = revenue - cost
    return profit

answer = solution()
