# question: Repeat ebb and flow in turns, five words in all.
# answer: ebb flow ebb flow ebb
result = []
for i in range(5):
    if i % 2 == 0:
        result.append("ebb")
    else:
        result.append("flow")
answer = " ".join(result)
