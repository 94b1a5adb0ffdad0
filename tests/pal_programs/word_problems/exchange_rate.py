# question: Lena changes 850 francs at 1.08 euros each; the fee is 2.5%. How many euros does she get?
# answer: 17901/20
francs = 850
rate = 1.08
fee_percent = 2.5

euros_before_fee = francs * rate
fee = euros_before_fee * fee_percent / 100
euros = euros_before_fee - fee

print("Euros received:", euros)
answer = euros
