# question: How many non-yellow things are left of the yellow kite: a jade bowl, a yellow cup, a rust bell, a yellow kite, a jade pin?
# answer: 2
def solution():
    items = [("bowl", "jade"), ("cup", "yellow"), ("bell", "rust"), ("kite", "yellow"), ("pin", "jade")]
    kite_index = next(i for i, item in enumerate(items) if item == ("kite", "yellow"))
    left_items = items[:kite_index]
    return len([color for _, color in left_items if color != "yellow"])
