# question: Fill in the sentence: 3 crates hold 72 jars.
# answer: 3 crates hold 72 jars
crates = 3
jars = crates * 24
print("{} crates hold {} jars".format(crates, jars))
