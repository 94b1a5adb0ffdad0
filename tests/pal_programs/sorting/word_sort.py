# question: Sort these words alphabetically: pewter larch tulip cobalt larynx.
# answer: cobalt larch larynx pewter tulip
words = ["pewter", "larch", "tulip", "cobalt", "larynx"]
sorted_words = sorted(words)
answer = " ".join(sorted_words)
