# question: A farm has 15 cows that give 22 litres a day. A quarter becomes cheese at 10 litres a kilo. How many kilos of cheese are made in a week?
# answer: 231/4
def solution():
    """
    Problem: A farm has 15 cows that give 22 litres a day. A quarter becomes
    cheese at 10 litres a kilo. How many kilos of cheese are made in a week?

    Plan:
        1. milk per day
        2. milk per week
        3. the quarter that becomes cheese
        4. kilos of cheese
    """
    # Step 1: milk per day
    number_of_cows = 15
    litres_per_cow_per_day = 22
    litres_per_day = number_of_cows * litres_per_cow_per_day

    # Step 2: milk per week
    days_in_a_week = 7
    litres_per_week = litres_per_day * days_in_a_week

    # Step 3: the quarter that becomes cheese
    share_for_cheese = 1 / 4
    litres_for_cheese = litres_per_week * share_for_cheese

    # Step 4: kilos of cheese
    litres_per_kilo = 10
    kilos_of_cheese = litres_for_cheese / litres_per_kilo

    # Return the result
    result = kilos_of_cheese
    return result
