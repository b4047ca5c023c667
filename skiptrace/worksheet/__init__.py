"""The worksheet: which queries a person may try by hand, and why."""
