"""A room a screen: the words, pictures, tables and queries that it alone uses."""
