# question: What is (18 + 24) / 7?
# answer: 6
a = 18; b = 24; print((a + b) // 7)
