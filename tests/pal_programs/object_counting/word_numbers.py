# question: How many tools: two saws, an axe, three files and five nails?
# answer: 11
word_to_number = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
text = "two saws, an axe, three files and five nails"
total = 0
for word in text.replace(",", "").split():
    if word in word_to_number:
        total += word_to_number[word]
answer = total
