# question: Rosa reads 24 pages a day of a book of 312. Show each step.
# answer: Days needed: 13
pages_per_day = 24
pages = 312
print("Pages per day:", pages_per_day)
print("Pages in the book:", pages)
print("Days needed:", pages // pages_per_day)
