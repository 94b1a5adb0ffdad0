# question: Group the ages 21, 34, 37, 45, 29, 62, 38 by decade and count each group.
# answer: {20: 2, 30: 3, 40: 1, 60: 1}
ages = [21, 34, 37, 45, 29, 62, 38]
histogram = {}
for age in ages:
    decade = age // 10 * 10
    histogram[decade] = histogram.get(decade, 0) + 1
answer = dict(sorted(histogram.items()))
