# question: Weights: Ama 11, Boo 14, Cid 13, Dex 17. Boo is removed. What is the average weight?
# answer: 41/3
table = [
    ["name", "weight"],
    ["Ama", 11],
    ["Boo", 14],
    ["Cid", 13],
    ["Dex", 17],
]
header, rows = table[0], table[1:]
weight_column = header.index("weight")
rows = [row for row in rows if row[0] != "Boo"]
answer = sum(row[weight_column] for row in rows) / len(rows)
