# question: How many ones has the binary form of 1023 * 5?
# answer: 10
answer = bin(1023 * 5).count("1")
