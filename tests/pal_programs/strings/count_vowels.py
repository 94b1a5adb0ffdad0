# question: How many vowels are in 'The quiet harbour sleeps'?
# answer: 9
sentence = "The quiet harbour sleeps"
vowels = "aeiou"
count = 0
for char in sentence.lower():
    if char in vowels:
        count += 1
print(count)
