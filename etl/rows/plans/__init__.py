"""Work plans become services, targets, countries and sums, over all versions of a plan."""
