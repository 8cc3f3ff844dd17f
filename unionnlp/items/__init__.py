"""The standard items: what they are, where a document provides for them, how that is learned."""
