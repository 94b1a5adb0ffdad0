# question: How many calls does the naive recursion for the 10th Fibonacci number make?
# answer: 177
calls = 0

def fib(n):
    global calls
    calls += 1
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

fib(10)
answer = calls
