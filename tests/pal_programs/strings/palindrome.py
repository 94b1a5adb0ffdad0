# question: Is 'Was it a rat I saw' a palindrome, letters only?
# answer: True
def is_palindrome(s):
    letters = [c.lower() for c in s if c.isalpha()]
    return letters == letters[::-1]

answer = is_palindrome("Was it a rat I saw")
