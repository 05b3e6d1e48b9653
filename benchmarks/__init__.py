"""Speed, measured as ratios to stated yardsticks in the same run. Nothing here is a test."""
