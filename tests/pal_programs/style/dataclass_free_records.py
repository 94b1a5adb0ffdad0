# question: Which boxes (a 3x4, b 2x7, c 5x5) are larger than 12?
# answer: ['b', 'c']
boxes = [dict(name="a", w=3, h=4), dict(name="b", w=2, h=7), dict(name="c", w=5, h=5)]
answer = [box["name"] for box in boxes if box["w"] * box["h"] > 12]
