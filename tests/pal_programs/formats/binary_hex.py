# question: Write 202 in binary with eight digits and in hexadecimal capitals.
# answer: 11001010 CA
n = 202
answer = f"{n:08b} {n:X}"
