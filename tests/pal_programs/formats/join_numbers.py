# question: List the multiples of 12 below 60 with commas.
# answer: 12, 24, 36, 48
answer = ", ".join(str(n) for n in range(12, 60, 12))
