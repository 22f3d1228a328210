//! Fills a Tera template with plain data, giving Markdown.
