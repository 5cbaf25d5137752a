# SPDX-License-Identifier: MIT
"""Differences between sequences."""

__all__ = ['SequenceMatcher', 'Differ', 'ndiff', 'get_close_matches', 'unified_diff']


class SequenceMatcher:
    """Compares two sequences of hashable items: the longest equal block, then left and right."""

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk, self.autojunk, self.a, self.b = isjunk, autojunk, None, None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        self.a = a
        self._blocks = self._opcodes = None

    def set_seq2(self, b):
        self.b = b
        self._blocks = self._opcodes = None
        self._full = None
        self.b2j = places = {}
        for i, item in enumerate(b):
            places.setdefault(item, []).append(i)
        self.bjunk = junk = set()
        if self.isjunk:
            for item in list(places):
                if self.isjunk(item):
                    junk.add(item)
                    del places[item]
        self.bpopular = popular = set()
        n = len(b)
        if self.autojunk and n >= 200:
            most = n // 100 + 1
            for item in list(places):
                if len(places[item]) > most:
                    popular.add(item)
                    del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, junk = self.a, self.b, self.bjunk
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        besti, bestj, size = alo, blo, 0
        lengths = {}
        for i in range(alo, ahi):
            new = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = new[j] = lengths.get(j - 1, 0) + 1
                if k > size:
                    besti, bestj, size = i - k + 1, j - k + 1, k
            lengths = new
        for junky in (False, True):
            while (besti > alo and bestj > blo and (b[bestj - 1] in junk) == junky
                   and a[besti - 1] == b[bestj - 1]):
                besti, bestj, size = besti - 1, bestj - 1, size + 1
            while (besti + size < ahi and bestj + size < bhi
                   and (b[bestj + size] in junk) == junky
                   and a[besti + size] == b[bestj + size]):
                size += 1
        return besti, bestj, size

    def get_matching_blocks(self):
        if self._blocks is not None:
            return self._blocks
        found = []
        waiting = [(0, len(self.a), 0, len(self.b))]
        while waiting:
            alo, ahi, blo, bhi = waiting.pop()
            i, j, k = self.find_longest_match(alo, ahi, blo, bhi)
            if k:
                found.append((i, j, k))
                if alo < i and blo < j:
                    waiting.append((alo, i, blo, j))
                if i + k < ahi and j + k < bhi:
                    waiting.append((i + k, ahi, j + k, bhi))
        found.sort()
        joined = []
        i1 = j1 = k1 = 0
        for i2, j2, k2 in found:
            if i1 + k1 == i2 and j1 + k1 == j2:
                k1 += k2
            else:
                if k1:
                    joined.append((i1, j1, k1))
                i1, j1, k1 = i2, j2, k2
        if k1:
            joined.append((i1, j1, k1))
        joined.append((len(self.a), len(self.b), 0))
        self._blocks = joined
        return joined

    def get_opcodes(self):
        if self._opcodes is not None:
            return self._opcodes
        i = j = 0
        self._opcodes = answer = []
        for ai, bj, size in self.get_matching_blocks():
            if i < ai and j < bj:
                answer.append(('replace', i, ai, j, bj))
            elif i < ai:
                answer.append(('delete', i, ai, j, bj))
            elif j < bj:
                answer.append(('insert', i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                answer.append(('equal', ai, i, bj, j))
        return answer

    def get_grouped_opcodes(self, n=3):
        codes = list(self.get_opcodes()) or [('equal', 0, 1, 0, 1)]
        if codes[0][0] == 'equal':
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == 'equal':
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        groups, group = [], []
        for tag, i1, i2, j1, j2 in codes:
            if tag == 'equal' and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                groups.append(group)
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            groups.append(group)
        return groups

    def ratio(self):
        matches = sum([block[2] for block in self.get_matching_blocks()])
        length = len(self.a) + len(self.b)
        return 2.0 * matches / length if length else 1.0

    def quick_ratio(self):
        counts = {}
        for item in self.b:
            counts[item] = counts.get(item, 0) + 1
        matches = 0
        for item in self.a:
            if counts.get(item, 0) > 0:
                counts[item] -= 1
                matches += 1
        length = len(self.a) + len(self.b)
        return 2.0 * matches / length if length else 1.0

    def real_quick_ratio(self):
        length = len(self.a) + len(self.b)
        return 2.0 * min(len(self.a), len(self.b)) / length if length else 1.0


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The most similar of some sequences, the best first."""
    if not n > 0:
        raise ValueError('n must be > 0: %r' % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError('cutoff must be in [0.0, 1.0]: %r' % (cutoff,))
    found = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for x in possibilities:
        matcher.set_seq1(x)
        if matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), x))
    found.sort(reverse=True)
    return [x for score, x in found[:n]]


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    return ch in ws


def _keep_tabs(line, tags):
    return ''.join([c if tag == ' ' and c.isspace() else tag
                    for c, tag in zip(line, tags)]).rstrip()


class Differ:
    """Lines with what changed in them."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        out = []
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                self._fancy(out, a, alo, ahi, b, blo, bhi)
            elif tag == 'delete':
                self._dump(out, '-', a, alo, ahi)
            elif tag == 'insert':
                self._dump(out, '+', b, blo, bhi)
            else:
                self._dump(out, ' ', a, alo, ahi)
        return iter(out)

    def _dump(self, out, tag, lines, low, high):
        for i in range(low, high):
            out.append('%s %s' % (tag, lines[i]))

    def _plain(self, out, a, alo, ahi, b, blo, bhi):
        if bhi - blo < ahi - alo:
            self._dump(out, '+', b, blo, bhi)
            self._dump(out, '-', a, alo, ahi)
        else:
            self._dump(out, '-', a, alo, ahi)
            self._dump(out, '+', b, blo, bhi)

    def _fancy(self, out, a, alo, ahi, b, blo, bhi):
        best, cutoff = 0.74, 0.75
        matcher = SequenceMatcher(self.charjunk)
        same = None
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if same is None:
                        same = i, j
                    continue
                matcher.set_seq1(a[i])
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best
                        and matcher.ratio() > best):
                    best, besti, bestj = matcher.ratio(), i, j
        if best < cutoff:
            if same is None:
                self._plain(out, a, alo, ahi, b, blo, bhi)
                return
            besti, bestj = same
        else:
            same = None
        self._helper(out, a, alo, besti, b, blo, bestj)
        if same is None:
            self._changed(out, matcher, a[besti], b[bestj])
        else:
            out.append('  ' + a[besti])
        self._helper(out, a, besti + 1, ahi, b, bestj + 1, bhi)

    def _changed(self, out, matcher, one, two):
        tags1 = tags2 = ''
        matcher.set_seqs(one, two)
        for tag, ai, aj, bi, bj in matcher.get_opcodes():
            if tag == 'replace':
                tags1 += '^' * (aj - ai)
                tags2 += '^' * (bj - bi)
            elif tag == 'delete':
                tags1 += '-' * (aj - ai)
            elif tag == 'insert':
                tags2 += '+' * (bj - bi)
            else:
                tags1 += ' ' * (aj - ai)
                tags2 += ' ' * (bj - bi)
        tags1, tags2 = _keep_tabs(one, tags1), _keep_tabs(two, tags2)
        out.append('- ' + one)
        if tags1:
            out.append('? %s\n' % tags1)
        out.append('+ ' + two)
        if tags2:
            out.append('? %s\n' % tags2)

    def _helper(self, out, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                self._fancy(out, a, alo, ahi, b, blo, bhi)
            else:
                self._dump(out, '-', a, alo, ahi)
        elif blo < bhi:
            self._dump(out, '+', b, blo, bhi)


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Lines with what changed in them."""
    return Differ(linejunk, charjunk).compare(a, b)


def _range(start, stop):
    length = stop - start
    if length == 1:
        return '%d' % (start + 1)
    return '%d,%d' % (start + 1 if length else start, length)


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """The lines that differ with some around them."""
    out = []
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not out:
            for mark, name, date in (('---', fromfile, fromfiledate), ('+++', tofile, tofiledate)):
                out.append('%s %s%s%s' % (mark, name, '\t' + date if date else '', lineterm))
        out.append('@@ -%s +%s @@%s' % (_range(group[0][1], group[-1][2]),
                                       _range(group[0][3], group[-1][4]), lineterm))
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                out += [' ' + line for line in a[i1:i2]]
            else:
                out += ['-' + line for line in (a[i1:i2] if tag != 'insert' else [])]
                out += ['+' + line for line in (b[j1:j2] if tag != 'delete' else [])]
    return iter(out)
