# question: How many steps of 0.1 fit into 1?
# answer: 10
# cpython: 11, since ten float steps of 0.1 end just below 1
def solution():
	# tabs instead of blanks
	steps = 0
	position = 0
	while position < 1.0:    # not there yet
		position += 0.1
		steps += 1
	return steps
