# question: With a tax of 8%, what do items of $50 and $12.50 cost together?
# answer: 135/2
def with_tax(rate):
    def apply(price):
        return price * (1 + rate)
    return apply

add_tax = with_tax(0.08)
answer = add_tax(50) + add_tax(12.50)
