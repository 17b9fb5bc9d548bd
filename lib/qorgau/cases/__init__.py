"""Case files: data, documents, catalogue, how they are loaded and shown."""
