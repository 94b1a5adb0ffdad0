# question: On the floor: two blue caps, three green socks, a black comb, four blue dice. How many are neither blue nor black?
# answer: 3
objects = []
objects += [('cap', 'blue')] * 2
objects += [('sock', 'green')] * 3
objects += [('comb', 'black')] * 1
objects += [('die', 'blue')] * 4

num_objects = len([object for object in objects if object[1] not in ('blue', 'black')])
answer = num_objects
