"""The ground floor: characters, numbers and months, without any knowledge of documents."""
