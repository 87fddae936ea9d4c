#!/usr/bin/env python3
"""Fail when a function the linker may take from either object needs the newer instruction set.

shared_symbols.py NM OBJDUMP OLD.o NEW.o [NEWER]    both made of one source, for an old and for a newer machine; NEWER
                                                   is a regular expression for the instructions between the two

The linker keeps one copy of an inline function or template instance. If that copy comes from NEW.o, the part of the
program that was compiled for the old machine calls it too. So such a function must be inlined always, or carry its
instruction set in its name, or contain nothing of the newer set.
"""
import re
import subprocess
import sys

NEWER = re.compile(r"\t(v(?!err|erw)[a-z0-9]+|shlx|shrx|sarx|rorx|mulx|andn|bzhi|bextr|blsr|blsi|blsmsk|tzcnt|lzcnt|popcnt|movbe|pdep|pext)\b")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def shared(nm, *objects):
    weak = [{line.split()[-1] for line in run(nm, o).splitlines() if re.search(r" [WVu] ", line)} for o in objects]
    return set.intersection(*weak)


def main():
    nm, objdump, old, new, *between = sys.argv[1:]
    newer = re.compile(rf"\t({between[0]})\b") if between else NEWER
    symbols = shared(nm, old, new)
    found = {}
    for block in run(objdump, "-d", "--no-show-raw-insn", new).split("\n\n"):
        name = re.match(r"[0-9a-f]+ <([^>]+)>:", block.strip())
        if name and name[1] in symbols and (instruction := newer.search(block)):
            found[name[1]] = instruction[1]
    names = run("c++filt", *found).splitlines() if found else []
    for name, instruction in sorted(zip(names, found.values())):
        print(f"{instruction:12} {name}")
    print(f"{len(symbols)} shared symbols, {len(found)} need the newer instruction set")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
