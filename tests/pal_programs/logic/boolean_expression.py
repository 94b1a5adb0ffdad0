# question: What is not (True and False) or (False and not False)?
# answer: True
answer = not (True and False) or (False and not False)
