# question: Write 'salt wind over stones' with its words in reverse order, twice.
# answer: stones over wind salt stones over wind salt
sentence = "salt wind over stones"
backwards = " ".join(sentence.split()[::-1])
answer = " ".join([backwards] * 2)
