# A tokenizer and an interpreter with match statements, and errors of its programs.
from collections import namedtuple
Tok = namedtuple("Tok", "kind val line")
def lex(src):
    line, i = 1, 0
    while i < len(src):
        c = src[i]
        if c == "\n": line += 1; i += 1
        elif c.isspace(): i += 1
        elif c.isalpha():
            j = i
            while j < len(src) and src[j].isalnum(): j += 1
            w = src[i:j]; yield Tok("KW" if w in {"let", "print", "while", "end", "if"} else "ID", w, line); i = j
        elif c.isdigit():
            j = i
            while j < len(src) and src[j].isdigit(): j += 1
            yield Tok("NUM", int(src[i:j]), line); i = j
        else: yield Tok("OP", c, line); i += 1
class Interp:
    OPS = {"+": int.__add__, "-": int.__sub__, "*": int.__mul__, "<": int.__lt__}
    def __init__(self, src): self.t = list(lex(src)); self.p = 0; self.v = {}
    def next(self):
        if self.p >= len(self.t): raise EOFError("unexpected end of program")
        self.p += 1; return self.t[self.p - 1]
    def prim(self):
        match self.next():
            case Tok("NUM", n): return n
            case Tok("ID", name, line):
                try: return self.v[name]
                except KeyError: raise NameError(f"line {line}: {name} undefined") from None
            case Tok(kind, val, line): raise SyntaxError(f"line {line}: {kind} {val!r}")
    def expr(self):
        l = self.prim()
        while self.p < len(self.t) and self.t[self.p].val in self.OPS: l = self.OPS[self.next().val](l, self.prim())
        return l
    def run(self, until=None):
        while self.p < len(self.t):
            t = self.next()
            match t:
                case Tok("KW", "let"): n = self.next().val; self.next(); self.v[n] = self.expr()
                case Tok("KW", "print"): print("out:", self.expr())
                case Tok("KW", "while"):
                    start = self.p
                    while True:
                        self.p = start
                        if not self.expr(): self.skip(); break
                        self.run("end")
                case Tok("KW", "end"): return
                case _: raise SyntaxError(t)
    def skip(self):
        while self.next().val != "end": pass
Interp("let x = 0\nwhile x < 3\n print x * 10\n let x = x + 1\nend\nprint x").run()
for bad in ("print y", "print *", "let x =", "foo"):
    try: Interp(bad).run()
    except Exception as e: print(type(e).__name__, e)
Interp("print z").run()
