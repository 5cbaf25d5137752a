# SPDX-License-Identifier: MIT
"""Paragraphs of text: wrapping and indenting."""

# A paragraph is a row of pieces: words or parts of words, and the white space between them.
# A line takes pieces from the front while there is room.

from collections import deque

__all__ = ["TextWrapper", "dedent", "fill", "indent", "shorten", "wrap"]

_SPACES = "\t\n\x0b\x0c\r "
_BLANKS = str.maketrans(dict.fromkeys(_SPACES, " "))


def _runs(text, kind):
    """The text in runs of characters that are of one kind."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or kind(text[end]) != kind(text[start]):
            yield text[start:end]
            start = end


def _is_word(text):
    return text.replace("_", "x").isalnum()


def _is_pair(text):
    """Whether the text is two letters, or two with a hyphen between them."""
    letters = text[0] + text[-1] if len(text) != 3 or text[1] == "-" else "1"
    return len(letters) == len(text.replace("-", "")) == 2 and _is_word(letters) and not (
        letters[0].isdecimal() or letters[1].isdecimal())


def _may_break(before, after):
    """Whether a line may end at a hyphen between these."""
    return len(before) > 1 and len(after) > 1 and (
        (_is_pair(before[-2:]) or _is_pair(before[-3:]))
        and (_is_pair(after[:2]) or _is_pair(after[:3])))


def _word_parts(word):
    """A word in the parts between which a line may end: at dashes, behind hyphens."""
    cuts, at = [0], 0
    for run in _runs(word, "-".__eq__):
        begin, at = at, at + len(run)
        before, after = word[:begin], word[at:]
        if run == "-":
            if _may_break(before, after):
                cuts.append(at)
        elif run[0] == "-" and _is_word(after[:1]):
            if _is_word(before[-1:]) or before[-1:] in tuple("!\"'&.,?"):
                cuts += begin, at
    return [word[i:j] for i, j in zip(cuts, cuts[1:] + [len(word)])]


class TextWrapper:
    """Wraps paragraphs."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width, self.initial_indent, self.subsequent_indent = (
            width, initial_indent, subsequent_indent)
        self.expand_tabs, self.replace_whitespace = expand_tabs, replace_whitespace
        self.fix_sentence_endings, self.break_long_words = fix_sentence_endings, break_long_words
        self.drop_whitespace, self.break_on_hyphens = drop_whitespace, break_on_hyphens
        self.tabsize, self.max_lines, self.placeholder = tabsize, max_lines, placeholder

    # --- Pieces ---

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        return text.translate(_BLANKS) if self.replace_whitespace else text

    def _split(self, text):
        pieces = []
        for run in _runs(text, _SPACES.__contains__):
            if run[0] in _SPACES or not self.break_on_hyphens:
                pieces.append(run)
            else:
                pieces += _word_parts(run)
        return pieces

    def _fix_sentence_endings(self, chunks):
        for at, piece in enumerate(chunks[:-1]):
            if piece[-1:] in ("'", '"'):
                piece = piece[:-1]
            if chunks[at + 1] == " " and piece[-1:] in (".", "!", "?"):
                if "a" <= piece[-2:-1] <= "z":
                    chunks[at + 1] = "  "

    def _split_chunks(self, text):
        pieces = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(pieces)
        return pieces

    # --- Lines ---

    def _unwanted(self, pieces, end):
        return self.drop_whitespace and pieces and not pieces[end].strip()

    def _indent(self, number):
        return self.subsequent_indent if number else self.initial_indent

    def _breaking_point(self, word, room):
        """How much of a word that fits no line goes into this one."""
        hyphen = word.rfind("-", 0, room) if self.break_on_hyphens and len(word) > room else -1
        return hyphen + 1 if hyphen > 0 and word[:hyphen].strip("-") else room

    def _take_line(self, rest, room):
        """The pieces of the next line."""
        line, used = [], 0
        while rest and used + len(rest[0]) <= room:
            used += len(rest[0])
            line.append(rest.popleft())
        if rest and len(rest[0]) > room:
            if self.break_long_words:
                point = self._breaking_point(rest[0], max(room - used, 0) if room > 0 else 1)
                line.append(rest[0][:point])
                rest[0] = rest[0][point:]
            elif not line:
                line.append(rest.popleft())
        if self._unwanted(line, -1):
            line.pop()
        return line

    def _must_end(self, lines, line, rest, room):
        """Whether this is the last line that is allowed, and not the last one needed."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return False
        left = len(rest) - bool(len(rest) == 1 and self._unwanted(rest, 0))
        return left > 0 or len("".join(line)) > room

    def _end(self, lines, line, room):
        """The last line, which tells that there would be more."""
        spare = room - len(self.placeholder)
        while line and (not line[-1].strip() or len("".join(line)) > spare):
            line.pop()
        if line:
            return "".join(line) + self.placeholder, True
        if lines:
            joined = lines[-1].rstrip() + self.placeholder
            if len(joined) <= self.width:
                lines[-1] = joined
                return "", False
        return self.placeholder.lstrip(), True

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self._indent(self.max_lines > 1)
            if len(indent + self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines, rest = [], deque(chunks)
        while rest:
            if lines and self._unwanted(rest, 0):
                rest.popleft()
            indent = self._indent(len(lines))
            room = self.width - len(indent)
            line = self._take_line(rest, room)
            if not line:
                continue
            if self._must_end(lines, line, rest, room):
                text, is_new = self._end(lines, line, room)
                return [*lines, indent + text] if is_new else lines
            lines.append(indent + "".join(line))
        return lines

    def wrap(self, text):
        """The lines of a paragraph."""
        return self._wrap_chunks(self._split_chunks(text))

    def fill(self, text):
        """A paragraph as one text."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph."""
    return TextWrapper(width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph as one text."""
    return TextWrapper(width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """A text cut at a word, to fit one line."""
    words = " ".join(text.split())
    return TextWrapper(width, max_lines=1, **kwargs).fill(words)


def dedent(text):
    """Lines without the white space that all of them begin with."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    indents = [line[:len(line) - len(line.lstrip(" \t"))] for line in lines if line]
    if indents:
        # What the first and the last have in common in the order of texts, all have.
        low, high = min(indents), max(indents)
        common = next((n for n, c in enumerate(low) if c != high[n]), len(low))
        lines = [line[common:] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """A prefix before each line that is not blank."""
    wanted = predicate or str.strip
    return "".join(prefix + line if wanted(line) else line for line in text.splitlines(True))
