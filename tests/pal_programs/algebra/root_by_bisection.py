# question: What is the real root of x^3 + x - 5, to four decimals?
# answer: 1.5160
def f(x):
    return x ** 3 + x - 5

low, high = 1.0, 2.0
for _ in range(40):
    mid = (low + high) / 2
    if f(mid) > 0:
        high = mid
    else:
        low = mid
print(f"{low:.4f}")
