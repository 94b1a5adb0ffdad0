# question: How likely are exactly 3 heads in 5 tosses of a coin with 0.6 for heads?
# answer: 216/625
import math

n = 5
k = 3
p = 0.6
answer = math.comb(n, k) * p ** k * (1 - p) ** (n - k)
