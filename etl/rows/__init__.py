"""Records and readings become rows of the tables."""
