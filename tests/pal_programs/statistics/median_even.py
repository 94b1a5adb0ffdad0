# question: What is the median of the even numbers among 3, 14, 8, 27, 6, 90, 11?
# answer: 11
def median(numbers):
    numbers = sorted(numbers)
    n = len(numbers)
    mid = n // 2
    if n % 2 == 1:
        return numbers[mid]
    return (numbers[mid - 1] + numbers[mid]) / 2

evens = [x for x in [3, 14, 8, 27, 6, 90, 11] if x % 2 == 0]
answer = median(evens)
