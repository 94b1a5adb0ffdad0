# question: How long is each word of 'small boats drift'?
# answer: {'small': 5, 'boats': 5, 'drift': 5}
answer = {word: len(word) for word in "small boats drift".split()}
