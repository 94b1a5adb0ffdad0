# question: Split 91 sweets among 7 children.
# answer: 13
sweets = 91
children = 7
each = sweets // children
assert each * children == sweets, "sweets left over"
answer = each
