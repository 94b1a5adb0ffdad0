# question: Four friends share a bill of $86.40 and add a tip of 20%. How much does each pay?
# answer: 648/25
bill = 86.40
tip = bill * 0.20
total = bill + tip
people = 4
ans = total / people
