# question: Print the squares of 1 to 5, separated by a bar, and the word done.
# answer: 1|4|9|16|25 done
print(*[n * n for n in range(1, 6)], sep="|", end=" ")
print("done")
