# question: What is the square root of 10 after rounding to six decimals, by Newton's method?
# answer: 3.162278
def newton_sqrt(number, steps=6):
    guess = number / 2
    for _ in range(steps):
        guess = (guess + number / guess) / 2
    return guess

print(format(newton_sqrt(10), ".6f"))
