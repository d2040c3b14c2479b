"""The page that explains the REST door: made from its OpenAPI description, without any script."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from string import Template
from typing import Any, Final

_PAGE: Final = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Yinju: REST interface</title>
<link rel="stylesheet" href="../static/document.css">
</head>
<body>
<nav><a href="../">‹ Yinju</a></nav>
<main>
<h1>REST interface</h1>
<p class="about">For programs: <a href="../openapi.json">openapi.json</a></p>
$body
</main>
</body>
</html>
""")


def reference_page(description: Mapping[str, Any]) -> str:
    """Return the HTML of an OpenAPI description."""
    return _PAGE.substitute(body="\n".join(_operations(description)))


def _operations(description: Mapping[str, Any]) -> Iterator[str]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield f"<h2><code>{escape(method.upper())} {escape(path)}</code></h2>"
            yield f"<p>{escape(operation.get('summary', ''))}</p>"
            for parameter in operation.get("parameters", ()):
                kind = escape(json.dumps(parameter.get("schema", {}), ensure_ascii=False))
                yield f"<p><code>{escape(parameter['name'])}</code>: <code>{kind}</code></p>"
            content = operation.get("requestBody", {}).get("content", {})
            for media_type, body in content.items():
                fields = _fields(description, body.get("schema", {}))
                shown = escape(json.dumps(fields, ensure_ascii=False, indent=2))
                yield f"<p>{escape(media_type)}</p><pre>{shown}</pre>"


def _fields(description: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    name = str(schema.get("$ref", "")).rsplit("/", 1)[-1]
    found = description.get("components", {}).get("schemas", {}).get(name, schema)
    properties: Mapping[str, Any] = found.get("properties", found)
    return properties
