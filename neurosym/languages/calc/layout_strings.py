"""Strings and f-strings: canonical quotes and escapes, adjacent ones joined, formats as they are."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from neurosym.languages.calc.layout_marks import Marks
from neurosym.languages.calc.literals import decode_string, encode_string
from neurosym.languages.calc.tokens import PLAIN_END, STRING_END

__all__ = ["Strings"]

_SPEC = re.compile(r"[^{}\n]*")
_CONVERSION = re.compile(r"[rsa](?=[ \t]*[:}])")
_DATE_FORMAT = re.compile(r"%[-A-Za-z]")
_NOT_IN_SPEC = re.compile(r"[\"'\\\[\](){}]")


class Strings(Marks, ABC):
    """A string ends in the token ``"``, as ``previous`` has it; an adjacent one goes on with it."""

    def string(self, opening: str, at: int) -> None:
        prefix, quote = opening.rstrip("'\"").lower(), opening.lstrip("rRbBuUfF")
        if "b" in prefix:
            raise self.error("calc has no bytes", at, "leave out the b before the quote")
        adjacent = not self.begin(at) and self.previous == '"'
        if self.operand and not adjacent:
            if self.role() == "field" and self.brackets[-1].quote == quote:
                raise self.never_closed(self.brackets[-1])
            self.operand_expected(at, opening)
        if "f" in prefix:
            self.open_fstring(at, adjacent)
            self.fstring_text(quote, self.position, raw="r" in prefix)
            return
        end = PLAIN_END[quote].match(self.source, self.position)
        assert end is not None, "the pattern matches the empty text"
        body = end[0]
        self.finish(quote, end.end(), body, at)
        if "\\" in body and "r" not in prefix:
            body = decode_string(body, lambda message: self.error(message, at, _NAMED_ESCAPE))
        text = encode_string(body)
        if not adjacent:
            self.put(text, at, self.glue())
        elif self.texts[-1] == '"':  # an f-string's end
            self.drop()
            self.put(_doubled(text[1:-1]), at)
            self.put('"', at)
        else:
            self.texts[-1] = self.texts[-1][:-1] + text[1:]
        self.after('"', operand=True)

    @abstractmethod
    def operand_expected(self, at: int, text: str) -> None:
        """Raises ParseError for a value right behind a value."""

    def open_fstring(self, at: int, adjacent: bool) -> None:
        if not adjacent:
            self.put('f"', at, self.glue())
        elif self.texts[-1] == '"':
            self.drop()
        else:
            self.texts[-1] = f'f"{_doubled(self.texts[-1][1:-1])}'

    def finish(self, quote: str, end: int, body: str, at: int) -> None:
        if not self.source.startswith(quote, end) or (len(quote) == 1 and "\n" in body.replace("\\\n", "")):
            raise self.error("a string is not closed", at, f"end it with {quote}")
        self.position = end + len(quote)

    def fstring_text(self, quote: str, at: int, raw: bool) -> None:
        """The text up to the next brace or the end of the string."""
        found = STRING_END[quote].match(self.source, at)
        assert found is not None, "the pattern matches the empty text"
        pieces = re.split(r"(\{\{|\}\})", found[0])
        if not raw:
            pieces = [
                decode_string(p, lambda message: self.error(message, at, _NAMED_ESCAPE)) for p in pieces
            ]
        text = "".join(p if i % 2 else encode_string(p)[1:-1] for i, p in enumerate(pieces))
        if text:
            self.put(text, at)
        if self.source.startswith("{", found.end()):
            self.position = found.end() + 1
            self.put("{", found.end())
            self.push("{", "field", found.end())
            self.brackets[-1].quote, self.brackets[-1].raw = quote, raw
            return
        if self.source.startswith("}", found.end()):
            raise self.error("a single '}' in an f-string", found.end(), "write '}}'")
        self.finish(quote, found.end(), found[0], at)
        self.put('"', found.end())
        self.after('"', operand=True)

    # ------------------------------------------------------------------------ fields
    def field_equals(self, at: int) -> None:
        """``{value=}`` shows the expression before the value."""
        top = self.brackets[-1]
        shown = self.source[top.at + 1 : self.position]
        rest = self.source[self.position :].lstrip(" \t")[:1]
        if rest not in (":", "}", "!") or self.previous == "{":
            raise self.error("'=' has no meaning here", at, "== compares")
        blanks = len(self.source[self.position :]) - len(self.source[self.position :].lstrip(" \t"))
        shown += self.source[self.position : self.position + blanks]
        self.position += blanks
        self.texts.insert(top.token, _doubled(encode_string(shown)[1:-1]))
        self.glues.insert(top.token, "")
        self.origins.insert(top.token, top.at)
        if rest == "}":
            self.put("!r", at)
            self.after("!r", operand=True, tight=True)

    def field_conversion(self, at: int) -> None:
        found = _CONVERSION.match(self.source, self.position)
        if found is None:
            raise self.error("a conversion is !r, !s or !a", at, "str() makes a text of a value")
        self.position = found.end()
        self.put("!" + found[0], at)
        self.after("!r", operand=True, tight=True)

    def field_spec(self, at: int) -> None:
        """The format behind the colon, up to the closing brace."""
        found = _SPEC.match(self.source, self.position)
        assert found is not None, "the pattern matches the empty text"
        spec = found[0]
        if self.source.startswith("{", found.end()):
            raise self.error(
                "a format has no braces in calc", found.end(),
                "write the width out, or use str(x).rjust(width) and round(x, digits)",
            )  # fmt: skip
        strange = _NOT_IN_SPEC.search(spec)
        if strange is not None:
            raise self.error(f"a format has no {strange[0]!r} in calc", at + 1 + strange.start(), _SPEC_HINT)
        self.position = found.end()
        if spec[:1] == " ":
            spec = self.blank_spec(spec)
        if spec:
            self.put(":" + spec, at)
        self.after(":", operand=True, tight=True)

    def blank_spec(self, spec: str) -> str:
        """A format that begins with a blank, which canonical ones do not: the same without it."""
        if spec[1:2] in ("<", ">", "^", "="):
            return spec[1:]  # the fill, which is a blank anyway
        if not _DATE_FORMAT.search(spec):
            return f">{spec}"  # the sign; numbers are aligned so anyway
        top = self.brackets[-1]
        self.texts.insert(top.token, " ")
        self.glues.insert(top.token, "")
        self.origins.insert(top.token, top.at)
        top.token += 1
        return self.blank_spec(spec[1:]) if spec[1:2] == " " else spec[1:]

    def close_field(self, at: int) -> None:
        top = self.brackets.pop()
        self.put("}", at)
        self.fstring_text(top.quote, self.position, top.raw)


_SPEC_HINT = "formats are like .2f  ,  >10  03d  %  %d %B %Y"
_NAMED_ESCAPE = "calc knows \\\\, \\n, \\t, \\', \\\" and the like, \\x41 and \\u00e9"


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
