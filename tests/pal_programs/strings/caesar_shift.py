# question: Shift each letter of 'zebra Xy' by three places, keeping capitals.
# answer: cheud Ab
def caesar(text, shift):
    result = ""
    for ch in text:
        if ch.isupper():
            result += chr((ord(ch) - ord('A') + shift) % 26 + ord('A'))
        elif ch.islower():
            result += chr((ord(ch) - ord('a') + shift) % 26 + ord('a'))
        else:
            result += ch
    return result

answer = caesar("zebra Xy", 3)
