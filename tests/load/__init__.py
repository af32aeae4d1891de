"""What stands in a data folder arrives whole in the published snapshot, kind by kind."""
