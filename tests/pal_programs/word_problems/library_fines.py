# question: A library charges $0.25 a day for the first 10 days and $0.40 a day after. What is the fine for 23 days?
# answer: 77/10
def calculate_fine(days_late):
    if days_late <= 10:
        return days_late * 0.25
    else:
        return 10 * 0.25 + (days_late - 10) * 0.40

def solution():
    return calculate_fine(23)

result = solution()
print(result)
