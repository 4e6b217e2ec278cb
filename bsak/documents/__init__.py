"""The register: every plan and card, its status, deadline and the decision behind it."""
