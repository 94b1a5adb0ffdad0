# question: Write dune six times, every third in capitals.
# answer: dune dune DUNE dune dune DUNE
words = ["dune" for _ in range(6)]
words = [w.upper() if (i + 1) % 3 == 0 else w for i, w in enumerate(words)]
print(" ".join(words))
