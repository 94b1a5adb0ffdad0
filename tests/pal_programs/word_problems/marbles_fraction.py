# question: Noor has 3/5 of 240 marbles, Jun the rest. Noor gives Jun 1/6 of hers. How many more has Jun then?
# answer: 0
total = 240
noor = 3 / 5 * total
jun = total - noor
given = 1 / 6 * noor
noor -= given
jun += given
answer = jun - noor
