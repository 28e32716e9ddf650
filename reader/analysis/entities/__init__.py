"""Who and what is named in an article: from the model's names to entities with all their mentions."""
