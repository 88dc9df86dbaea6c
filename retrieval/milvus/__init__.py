"""The index on a Milvus server, for several bots on several machines; ``push`` fills it from the local one."""
