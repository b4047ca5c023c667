"""The command line: one file per family of verbs; it calls casework and shows what it answers."""
