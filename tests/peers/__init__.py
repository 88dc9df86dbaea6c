"""Chancery beside other retrieval libraries, each in a process of its own, on the same passages and questions."""
