# question: In a row: a mauve lamp, a brown box, a white plate, an orange scarf. What colour is the thing furthest from the brown box?
# answer: orange
objects = [("lamp", "mauve"), ("box", "brown"), ("plate", "white"), ("scarf", "orange")]

box_index = [name for name, color in objects].index("box")
distances = [abs(i - box_index) for i in range(len(objects))]
furthest_index = distances.index(max(distances))
answer = objects[furthest_index][1]
