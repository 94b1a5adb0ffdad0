# question: A van drives 90 km at 60 km/h and the same way back at 45 km/h. What is its average speed in km/h?
# answer: 360/7
distance_one_way = 90
speed_out = 60
speed_back = 45
time_out = distance_one_way / speed_out
time_back = distance_one_way / speed_back
total_distance = 2 * distance_one_way
total_time = time_out + time_back
average_speed = total_distance / total_time
answer = average_speed
