"""One reading of a text: its words and figures with the roles that they can play, whatever a grammar makes of them."""
