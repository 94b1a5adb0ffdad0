# question: Write hop, then skip three times, then jump.
# answer: hop skip skip skip jump
parts = ["hop", *["skip"] * 3, "jump"]
print(*parts)
