"""Speed, memory and load, measured on demand; nothing here is a test."""
