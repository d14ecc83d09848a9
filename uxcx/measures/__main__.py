"""``python -m uxcx.measures`` prints the list of all measures as a page of Markdown."""

from uxcx.measures.register import table

if __name__ == "__main__":
    print(table(), end="")
