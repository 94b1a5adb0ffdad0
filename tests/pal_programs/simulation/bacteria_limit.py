# question: A culture of 150 doubles each hour but 80 die at each hour's end. When are there more than 2000?
# answer: 5
count = 150
hours = 0
while count <= 2000:
    count = count * 2 - 80
    hours += 1
answer = hours
