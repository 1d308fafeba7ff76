"""From a comparison to files: JSON (the contract) and PDF."""
