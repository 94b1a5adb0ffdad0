"""The command line: one small file a command, each a call or two of the public API."""
