# question: How many moves do the towers of Hanoi with 7 discs take?
# answer: 127
def hanoi(n, source="A", target="C", spare="B"):
    if n == 0:
        return 0
    return hanoi(n - 1, source, spare, target) + 1 + hanoi(n - 1, spare, target, source)

print(hanoi(7))
