# question: Income up to 10,000 is free, up to 40,000 it is taxed at 12%, above at 22%. What is the tax on 65,500?
# answer: 9210
def compute_tax(income):
    brackets = [(10_000, 0.0), (40_000, 0.12), (float("inf"), 0.22)]
    tax = 0
    lower = 0
    for upper, rate in brackets:
        if income > lower:
            taxable = min(income, upper) - lower
            tax += taxable * rate
        lower = upper
    return tax


print(compute_tax(65_500))
