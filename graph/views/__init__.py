"""What people open: tables, texts and pages."""
