"""What lies in a data folder: the inbox, the lists that a secretariat keeps, the vocabulary tables."""
