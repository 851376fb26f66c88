"""What happens to a submission: decisions, letters, the desk's housekeeping, the calendar."""
