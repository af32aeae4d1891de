"""What the screens share; knows the snapshot's schema, not how it was filled."""
