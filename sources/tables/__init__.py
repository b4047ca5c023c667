"""Tables of any format: from a file to rows under a header, each cell checked."""
