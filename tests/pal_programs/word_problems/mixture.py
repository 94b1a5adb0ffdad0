# question: How many litres of 20% syrup must be added to 12 litres of 50% syrup for a 30% syrup?
# answer: 24
# Let x be the litres of 20% syrup:  0.20 * x + 0.50 * 12 = 0.30 * (x + 12)
# Rearranged: x * (0.30 - 0.20) = 0.50 * 12 - 0.30 * 12
concentration_strong = 0.50
concentration_weak = 0.20
concentration_target = 0.30
litres_strong = 12
x = (concentration_strong * litres_strong - concentration_target * litres_strong) / (concentration_target - concentration_weak)
answer = x
