# question: A tank holds 640 litres. On Monday 30% is used, on Tuesday 25% of what remains. How many litres are left?
# answer: 336
# Initial amount of water
capacity = 640

# Monday: 30% of the tank is used
after_monday = capacity * (1 - 30 / 100)

# Tuesday: 25% of the remainder is used
after_tuesday = after_monday * (1 - 25 / 100)

answer = after_tuesday
