"""`python -m skiptrace` is the command `skiptrace`."""

from skiptrace.cli.main import main

if __name__ == "__main__":
    main()
