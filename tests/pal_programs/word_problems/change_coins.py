# question: What is the fewest number of coins (50, 20, 10, 5, 2, 1 cents) for $3.88?
# answer: 12
def solution():
    amount = round(3.88 * 100)
    coins = [50, 20, 10, 5, 2, 1]
    count = 0
    for coin in coins:
        count += amount // coin
        amount %= coin
    return count
