# question: In a row: a teal cup, a red ring, a gold pen, a red mug, a grey key. What is right of the gold pen, by colour?
# answer: red
# Put the objects in a list to keep their order
objects = []
objects += [("cup", "teal")] * 1
objects += [("ring", "red")] * 1
objects += [("pen", "gold")] * 1
objects += [("mug", "red")] * 1
objects += [("key", "grey")] * 1

# Find the index of the gold pen
pen_idx = None
for i, object in enumerate(objects):
    if object[0] == "pen":
        pen_idx = i
        break

# The object to the right
answer = objects[pen_idx + 1][1]
