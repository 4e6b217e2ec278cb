"""The crisis organisation: its seats, who holds them, their deputies, and who is away."""
