# question: Say what 14 months at $39.99 cost.
# answer: The total cost is $559.86.
monthly_fee = 39.99
months = 14
total_cost = monthly_fee * months
print(f"The total cost is ${total_cost:,.2f}.")
