"""Second-generation credit reports: the file opened, the fields that bear leads."""
