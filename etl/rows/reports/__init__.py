"""Annual reports become results, supported cities and delivered sums."""
