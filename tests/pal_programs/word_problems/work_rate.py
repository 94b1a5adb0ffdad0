# question: Pump A fills a pool in 6 hours, pump B in 9. How many hours do both take together?
# answer: 18/5
def solution():
    rate_a = 1 / 6
    rate_b = 1 / 9
    combined_rate = rate_a + rate_b
    hours = 1 / combined_rate
    return hours
