"""What a visitor collects on the way: views, their order, their link, their deck."""
