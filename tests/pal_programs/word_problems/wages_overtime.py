# question: Tomas earns $18.50 an hour for 40 hours and time and a half beyond. He worked 46.5 hours. What is his pay?
# answer: 7363/8
def solution():
    hourly_wage = 18.50
    regular_hours = 40
    hours_worked = 46.5
    overtime_hours = max(0, hours_worked - regular_hours)
    overtime_wage = hourly_wage * 1.5
    regular_pay = regular_hours * hourly_wage
    overtime_pay = overtime_hours * overtime_wage
    total_pay = regular_pay + overtime_pay
    return total_pay
