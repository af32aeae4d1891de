"""Documents in, one snapshot out: read, give meaning, apply the rules, load, publish."""
