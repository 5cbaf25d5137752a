# A text adventure and a state machine.
rooms = {
    "hall": {"desc": "a dark hall", "exits": {"north": "library", "east": "kitchen"}, "items": ["lamp"]},
    "library": {"desc": "a dusty library", "exits": {"south": "hall"}, "items": ["book", "key"]},
    "kitchen": {"desc": "a cold kitchen", "exits": {"west": "hall"}, "items": [], "locked": True},
}
class Game:
    def __init__(self, rooms, start):
        self.rooms, self.here, self.bag, self.over = rooms, start, [], False
    def do_look(self, *_):
        room = self.rooms[self.here]
        print(f"You are in {room['desc']}. Exits: {', '.join(sorted(room['exits']))}." + (f" You see: {', '.join(room['items'])}." if room["items"] else ""))
    def do_go(self, where=None, *_):
        target = self.rooms[self.here]["exits"].get(where)
        if target is None: print("You can't go there.")
        elif self.rooms[target].get("locked") and "key" not in self.bag: print("It is locked.")
        else:
            self.here = target
            self.do_look()
    def do_take(self, *words):
        thing = " ".join(words)
        try: self.rooms[self.here]["items"].remove(thing)
        except ValueError: print(f"There is no {thing or 'nothing'} here.")
        else: self.bag.append(thing); print("Taken.")
    def do_bag(self, *_): print("You carry:", *(self.bag or ["nothing"]), sep=" ")
    def do_quit(self, *_): self.over = True
    def execute(self, line):
        match line.lower().split():
            case []: print("Say something.")
            case ["n" | "s" | "e" | "w" as d]: self.do_go({"n": "north", "s": "south", "e": "east", "w": "west"}[d])
            case [verb, *args] if hasattr(self, "do_" + verb): getattr(self, "do_" + verb)(*args)
            case [verb, *_]: print(f"I don't know how to {verb!r}.")
    def run(self, commands):
        for c in commands:
            print(">", c); self.execute(c)
            if self.over: break
        else: print("(out of commands)")
Game(rooms, "hall").run(["look", "go east", "n", "take key", "take sword", "bag", "", "dance wildly", "s", "e", "quit", "look"])
class State:
    def on(self, event): raise NotImplementedError
class Locked(State):
    def on(self, event):
        if event == "coin": return Unlocked()
        return self
class Unlocked(State):
    def on(self, event): return Locked() if event == "push" else self
s = Locked()
for ev in ["push", "coin", "coin", "push"]:
    s = s.on(ev); print(ev, "->", type(s).__name__)
try: State().on("x")
except NotImplementedError as e: print(repr(e))
