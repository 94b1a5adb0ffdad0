# question: Which numbers from 1 to 20 are neither even nor multiples of 3, and above 6?
# answer: [7, 11, 13, 17, 19]
kept = []
for n in range(1, 21):
    if n % 2 == 0:
        continue
    if n % 3 == 0:
        continue
    if n <= 6:
        pass
    else:
        kept.append(n)
answer = kept
