"""Going through a plan by the national template, question by question under each core task."""
