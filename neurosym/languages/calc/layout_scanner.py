"""One pass over the source, token by token: names, keywords and numbers."""

from __future__ import annotations

from functools import partial

from neurosym.languages.calc.layout_strings import Strings
from neurosym.languages.calc.literals import plain_number
from neurosym.languages.calc.tokens import (
    CHARACTER_HINTS,
    HEADERS,
    INFIX_WORDS,
    KEYWORDS,
    REFUSED_STATEMENTS,
    STATEMENTS,
    TOKEN,
    VALUES,
    WORD_HINTS,
)

__all__ = ["Scanner"]


class Scanner(Strings):
    def run(self) -> None:
        """Raises ParseError, or BudgetError when brackets nest too deeply."""
        source, match = self.source, TOKEN.match
        while self.position < len(source):
            found = match(source, self.position)
            if found is None:
                character = source[self.position]
                hint = CHARACTER_HINTS.get(character, "leave it out, or put it in a string")
                raise self.error(f"the character {character!r} has no meaning here", hint=hint)
            at, self.position = self.position, found.end()
            match found.lastgroup:
                case "blank":
                    pass
                case "newline":
                    if not self.brackets:
                        self.fresh = True
                case "string":
                    self.string(found[0], at)
                case "number":
                    self.number(found[0], at)
                case "word":
                    self.name_or_keyword(found[0], at)
                case _:
                    self.mark(found[0], at)
        if self.brackets:
            raise self.never_closed(self.brackets[-1])
        if self.after_header:
            raise self.error("a block is missing after the ':'", hint="indent the next line")
        self.end_statement()

    def number(self, text: str, at: int) -> None:
        following = self.source[self.position : self.position + 1]
        if following.isalpha() or following == "_":
            self.word_behind_number(text, at)
        if not (text.isdigit() and text.isascii() and text[0] != "0"):
            hint = "numbers are written 8, 0.5, 1e-3, 0xff"
            text = plain_number(text, partial(self.error, at=at, hint=hint))
        self.operand_token(text, at)

    def word_behind_number(self, text: str, at: int) -> None:
        """Raises ParseError unless it is a keyword: ``1if x else 2``."""
        found = TOKEN.match(self.source, self.position)
        word = found[0] if found is not None else ""
        if word in KEYWORDS:
            return
        if word in ("j", "J"):
            raise self.error("calc writes no complex numbers so", at, f"write {text} * I")
        hint = f"an operator is missing: {text} * {word}"
        raise self.error(f"{text}{word} is neither a number nor a name", at, hint)

    def operand_token(self, text: str, at: int) -> None:
        self.begin(at)
        if self.operand:
            self.operand_expected(at, text)
        self.put(text, at, self.glue())
        self.after(text, operand=True)

    def operand_expected(self, at: int, text: str) -> None:
        line = self.source[at:].split("\n", 1)[0].strip()
        if self.brackets:
            unclosed = self.unclosed(at)
            if unclosed is not None:
                unclosed.hint = f"{unclosed.hint}, or a comma before {line[:20]!r}"
                raise unclosed
            hint = "an operator or a comma is missing before it"
        elif self.previous == '"' and text[:1] not in "0123456789":
            hint = "a quote inside a string is written \\' or \\\""
        elif text in INFIX_WORDS:
            hint = INFIX_WORDS[text]
        elif self.texts[self.first] in WORD_HINTS:
            at = self.origins[self.first]
            line = self.source[at:].split("\n", 1)[0].strip()
            hint = WORD_HINTS[self.texts[self.first]]
        else:
            hint = "a ':' or an operator is missing before it" if self.header else "an operator is missing"
        raise self.error(f"cannot read {line[:20]!r} here", at, hint)

    def name_or_keyword(self, text: str, at: int) -> None:
        if not text.isascii():
            raise self.error(f"names are written in the letters a to z, not {text!r}", at, "rename it")
        if text not in KEYWORDS or (text in VALUES):
            self.operand_token(text, at)
            return
        self.begin(at)
        if self.first == len(self.texts):
            if self.statement_word(text, at):
                return
            self.header = text in HEADERS
        elif text in STATEMENTS:
            self.misplaced(text, at)
        if text == "lambda":
            if self.brackets:
                self.brackets[-1].lambdas += 1
            else:
                self.lambdas += 1
        self.put(text, at, self.glue())
        self.after(text)
        if text == "return":
            self.start_values()

    def misplaced(self, text: str, at: int) -> None:
        """Raises ParseError unless this keyword of statements may stand inside one."""
        if text == "if" and self.previous == "else" and self.word == "else":
            raise self.error("calc has no 'else if'", at, "write elif")
        if text in ("if", "for", "else") or (text == "import" and self.word == "from"):
            return
        if text in REFUSED_STATEMENTS:
            message, hint = REFUSED_STATEMENTS[text]
            raise self.error(message, at, hint)
        if self.brackets and (unclosed := self.unclosed(at)) is not None:
            raise unclosed
        in_lambda = text == "return" and "lambda" in self.texts[self.first :]
        hint = "a lambda's value needs no return" if in_lambda else "start a new line"
        raise self.error(f"{text!r} stands at the beginning of a statement", at, hint)
