# question: Do weights of 0.1 kg and 0.2 kg balance one of 0.3 kg?
# answer: True
# cpython: False, since 0.1 + 0.2 is 0.30000000000000004 in floats
left_pan = 0.1 + 0.2
right_pan = 0.3
answer = left_pan == right_pan
