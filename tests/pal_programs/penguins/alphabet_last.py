# question: Of Ruo, Bea, Ty and Gil, whose name comes last in alphabetical order?
# answer: Ty
names = ["Ruo", "Bea", "Ty", "Gil"]
names_sorted = sorted(names)
answer = names_sorted[-1]
