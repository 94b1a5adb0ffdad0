# question: 16 boxes of 45 nails, minus 3% bent ones and 28 rusty ones: how many good nails?
# answer: 3352/5
print(16 * 45 * (1 - 3 / 100) - 28)
