# question: $2000 earn 5% a year, compounded yearly. How much is there after 3 years?
# answer: 9261/4
def solution():
    principal = 2000
    rate = 0.05
    years = 3
    amount = principal * (1 + rate) ** years
    return amount
