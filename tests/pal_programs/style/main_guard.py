# question: What is the total of the invoice lines 3 x 12.50, 1 x 99.99, 2 x 0.75?
# answer: 13899/100
def line_total(quantity, price):
    return quantity * price


def main():
    lines = [(3, 12.50), (1, 99.99), (2, 0.75)]
    total = sum(line_total(q, p) for q, p in lines)
    print(round(total, 2))


if __name__ == "__main__":
    main()
