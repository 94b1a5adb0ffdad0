# question: Which things on the table are of the same colour as the vase: a plum vase, an ash clock, a plum jug, a plum tray?
# answer: ['jug', 'tray']
table = [("vase", "plum"), ("clock", "ash"), ("jug", "plum"), ("tray", "plum")]
vase_color = dict(table)["vase"]
answer = [name for (name, color) in table if color == vase_color and name != "vase"]
