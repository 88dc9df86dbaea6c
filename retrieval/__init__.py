"""Cited answers from articles: passages, embeddings, index generations, search, abstention, answers."""
