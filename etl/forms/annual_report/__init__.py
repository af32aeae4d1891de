"""The annual report that we send and hubs fill in, as workbook or Word file."""
