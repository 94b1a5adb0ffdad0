# question: What is the longest common prefix of interval, internal and internet?
# answer: inter
def longest_common_prefix(words):
    prefix = ""
    for letters in zip(*words):
        if len(set(letters)) == 1:
            prefix += letters[0]
        else:
            break
    return prefix

print(longest_common_prefix(["interval", "internal", "internet"]))
