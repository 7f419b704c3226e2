"""``python -m reportedly`` is the command line."""

from reportedly.cli import main

main()
