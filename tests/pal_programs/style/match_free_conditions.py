# question: Which grade has 83 points (A from 90, B from 80, C from 70)?
# answer: B
points = 83
if points >= 90:
    grade = "A"
elif 80 <= points < 90:
    grade = "B"
elif 70 <= points < 80:
    grade = "C"
else:
    grade = "F"
print(f"Grade: {grade}")
answer = grade
