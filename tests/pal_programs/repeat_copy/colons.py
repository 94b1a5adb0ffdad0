# question: Write tar twice, then a colon, then mud four times.
# answer: tar tar: mud mud mud mud
first = " ".join(["tar"] * 2)
second = " ".join(["mud"] * 4)
answer = first + ": " + second
