# question: How many kilos are 5 bags of 2.5 kg, as a sentence?
# answer: The bags weigh 12.5 kg.
# open: calc's text of a rational is 25/2, where people and CPython write 12.5
bags = 5
weight = bags * 2.5
print(f"The bags weigh {weight} kg.")
