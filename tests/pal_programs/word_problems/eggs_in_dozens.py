# question: 9 hens lay 5 eggs a week each. After 8 weeks, how many full dozens and how many single eggs are there?
# answer: (30, 0)
hens = 9
eggs_per_week = 5
weeks = 8
total_eggs = hens * eggs_per_week * weeks
dozens, singles = divmod(total_eggs, 12)
answer = (dozens, singles)
