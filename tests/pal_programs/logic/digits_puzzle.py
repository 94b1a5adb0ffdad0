# question: Which two-digit number is four times the sum of its digits and has digits that differ by 3?
# answer: 36
result = [n for n in range(10, 100) if n == 4 * (n // 10 + n % 10) and abs(n // 10 - n % 10) == 3]
answer = result[0]
