# question: Join the last letters of the words in 'Marta Okoye Lindt Brun'.
# answer: aetn
names = "Marta Okoye Lindt Brun"
answer = "".join(word[-1] for word in names.split())
