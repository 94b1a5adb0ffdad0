"""What bounds a program's execution."""
