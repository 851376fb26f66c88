"""Speed, as ratios within one run: `make bench`. Never a test; the machine is shared and noisy."""
