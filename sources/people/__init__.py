"""Tables of people to be linked, without a workspace: files in, columns of distinct texts out."""
