# question: Sort fig, pear, mango, apple by their last letter.
# answer: ['apple', 'fig', 'mango', 'pear']
answer = sorted(["fig", "pear", "mango", "apple"], key=lambda w: w[-1])
