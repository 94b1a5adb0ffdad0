# question: How many kilos are 5 bags of 2.5 kg, as a sentence?
# answer: The bags weigh 12.5 kg.
bags = 5
weight = bags * 2.5
print(f"The bags weigh {weight} kg.")
