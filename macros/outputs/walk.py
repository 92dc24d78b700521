"""A walk through built HTML, element by element: what a page shows, and what changed on it, are both read in this way."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

Node = LexborNode

BLOCKS = {
    *("p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "article", "body", "main", "label"),
    *("figure", "figcaption", "caption", "summary", "desc", "title", "tr", "td", "th", "content", "description"),
}
"""The elements whose text does not run on into the text beside them."""
SILENT = {"script", "style", "template"}
FIGURE = "figure-"
"""How the id of a figure begins."""


class Walk:
    """Goes through a tree of HTML from its first element to its last; what it is for says what to do at each."""

    def walk(self, root: Node) -> None:
        """Each element in order, and each again where it ends: in our own list, which no depth overflows."""
        waiting = [(root, False)]
        while waiting:
            node, ends = waiting.pop()
            if ends:
                self.end(node)
            elif node.is_text_node:
                self.text(node.text_content or "")
            elif node.is_element_node and self.begin(node):
                waiting.append((node, True))
                child = node.last_child
                while child is not None:
                    waiting.append((child, False))
                    child = child.prev

    def begin(self, node: Node) -> bool:
        """Takes in an element; whether what is inside it is read too."""
        raise NotImplementedError

    def text(self, text: str) -> None:
        """Takes in a text between two tags."""
        raise NotImplementedError

    def end(self, node: Node) -> None:
        """An element whose inside was read ends here."""
        raise NotImplementedError


def figure_in(node: Node) -> str:
    """The table, or the table and a number or name, in the id of a figure; '' for any other element."""
    identity = (node.id or "") if node.tag == "figure" else ""
    return identity.removeprefix(FIGURE) if identity.startswith(FIGURE) else ""


def rows_of(table: Node) -> tuple[list[Node], list[list[Node]]]:
    """The heads of a table, which are the cells of its first row, and the cells of each row below.

    The rows of a table inside one of its cells are that table's.
    """
    parts = [part for part in table.iter() if part.tag in ("thead", "tbody", "tfoot")]
    rows = [
        [cell for cell in row.iter() if cell.tag in ("td", "th")]
        for part in parts
        for row in part.iter()
        if row.tag == "tr"
    ]
    heads, *others = [row for row in rows if row] or [[]]
    return heads, others


def fragment(html: str) -> Node:
    """A part of a page as a tree: what it is made of are the children of this."""
    body = LexborHTMLParser(html).body
    assert body is not None, "a parser of HTML makes a body for everything"
    return body
