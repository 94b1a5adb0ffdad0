# question: 126 adults at $9 and 84 children at $4.50 visit a museum. What share of the income, in percent, comes from the children?
# answer: 25
def solution():
    adult_income = 126 * 9
    child_income = 84 * 4.5
    total_income = adult_income + child_income
    percent = child_income / total_income * 100
    return percent


print(solution())
