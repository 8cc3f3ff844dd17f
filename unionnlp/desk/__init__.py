"""The desk: a local page in the browser to check drafts, for people without a terminal.

It listens on this machine alone, asks for a secret in the address, works on files in processes
of their own with bounds of time and memory, and keeps everything in memory.
"""
