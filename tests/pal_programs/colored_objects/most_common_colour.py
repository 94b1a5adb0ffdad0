# question: Beads: 5 coral, 2 lime, 5 navy, 6 lime. Which colour is the most frequent?
# answer: lime
beads = ["coral"] * 5 + ["lime"] * 2 + ["navy"] * 5 + ["lime"] * 6
counts = {}
for bead in beads:
    counts[bead] = counts.get(bead, 0) + 1
answer = max(counts, key=counts.get)
