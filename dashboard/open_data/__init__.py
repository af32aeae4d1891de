"""The published data as files at addresses: which there are, what may be asked of each, and in which formats."""
