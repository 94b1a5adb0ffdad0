# question: What percent of 340 is 51, with one decimal?
# answer: 15.0%
part, whole = 51, 340
answer = f"{part / whole:.1%}"
