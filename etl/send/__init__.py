"""What goes out to hubs: pre-filled reports, packs and letters."""
