# question: A bakery sells 48 rolls at $0.75 each and gives 15% off the whole order. How many dollars does the order cost?
# answer: 153/5
def solution():
    """A bakery sells 48 rolls at $0.75 each and gives 15% off the whole order. How many dollars does the order cost?"""
    rolls = 48
    price_per_roll = 0.75
    discount = 0.15
    full_price = rolls * price_per_roll
    money_off = full_price * discount
    result = full_price - money_off
    return result
