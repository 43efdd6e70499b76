"""What claims amount to: casualty ranges, and later independence, grades and disagreement."""
