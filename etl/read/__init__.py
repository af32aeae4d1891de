"""A file becomes its parts, each with its place; knows Word, Excel and CSV, knows no form."""
