"""What bounds a program's execution: the budget, and processes that can be killed."""
