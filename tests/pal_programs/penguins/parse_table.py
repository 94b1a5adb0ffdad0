# question: From the table 'name, age, weight' with Lou 6 12, Mo 8 15, Nan 3 8: what is the weight of the youngest?
# answer: 8
table = """name, age, weight
Lou, 6, 12
Mo, 8, 15
Nan, 3, 8"""
lines = table.split("\n")
columns = [c.strip() for c in lines[0].split(",")]
rows = [dict(zip(columns, [cell.strip() for cell in line.split(",")])) for line in lines[1:]]
youngest = min(rows, key=lambda r: int(r["age"]))
answer = int(youngest["weight"])
