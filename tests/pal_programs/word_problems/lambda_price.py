# question: Coffee costs $4.20, tea $3.10. A group orders 6 coffees and 5 teas, 10% off. What is the price?
# answer: 3663/100
price = lambda coffees, teas: 4.20 * coffees + 3.10 * teas
discounted = lambda amount, rate=0.10: amount * (1 - rate)
answer = discounted(price(6, 5))
