# question: What is the sum of the digits in 'Room 47B, floor 9'?
# answer: 20
text = "Room 47B, floor 9"
answer = sum(int(c) for c in text if c.isdigit())
