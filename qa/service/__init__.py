"""The doors beside the page: REST, MCP, OpenAI's protocol; who may come in, and what they bring."""
