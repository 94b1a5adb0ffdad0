# question: On a shelf: 2 red cars, 3 red books, 1 tan hat, 2 tan cars. If all cars go, how many red things remain?
# answer: 3
objects = []
objects += [("car", "red")] * 2
objects += [("book", "red")] * 3
objects += [("hat", "tan")] * 1
objects += [("car", "tan")] * 2

# Remove all cars
objects = [obj for obj in objects if obj[0] != "car"]

# Count the red things
num_red = sum(1 for obj in objects if obj[1] == "red")
answer = num_red
