#!/usr/bin/env python3
"""Make programs of the C++ snippets of a Markdown page, or check what such a program prints.

snippets.py extract PAGE DIR    writes DIR/<line>.cpp and DIR/<line>.txt, prints the names separated by semicolons
snippets.py check FILE PROGRAM  runs the program and compares its output with FILE

A ```cpp block with a main function is a program. Other blocks are statements: they are put into a main function
with `using nd::_;` and the literals in sight. A ```text block that follows is the expected output.
An HTML comment in the line above a block changes this: <!-- continue --> adds the block to the program before it,
<!-- declarations --> puts it before the main function of the blocks that continue it, <!-- no test --> skips it.
"""
import difflib
import pathlib
import re
import subprocess
import sys

PRELUDE = "#include <nd/nd.hpp>\n#include <iostream>\n"
USING = "using namespace nd::literals;\nusing nd::_;\n"
BLOCK = re.compile(r"(?:^<!-- *([a-z ]*?) *-->\n)?^```(cpp|text)\n(.*?)^```$", re.M | re.S)


def programs(page):
    found = []  # [line, source before main, statements of main or None, output or None]
    text = page.read_text()
    takes_output = False
    for match in BLOCK.finditer(text):
        note, language, code = match.groups()
        line = text.count("\n", 0, match.start(2)) + 1
        place = f'#line {line + 1} "{page}"\n'
        if language == "text":
            if takes_output:
                found[-1][3] = (found[-1][3] or "") + code
            takes_output = False
            continue
        takes_output = note != "no test"
        if note == "no test":
            continue
        if re.search(r"\bint main\(", code):
            found.append([line, place + code, None, None])
            continue
        includes = "".join(re.findall(r"^#include.*\n", code, re.M))
        code = place + re.sub(r"^#include.*$", "", code, flags=re.M)
        if note != "continue":
            found.append([line, PRELUDE, "", None])
        elif not found or found[-1][2] is None:
            sys.exit(f"{page}:{line}: nothing to continue")
        found[-1][1] = includes + found[-1][1]
        if note == "declarations":
            found[-1][1] += code
        else:
            found[-1][2] += code
    return found


def write(path, text):
    if not path.exists() or path.read_text() != text:  # unchanged snippets are not compiled again
        path.write_text(text)


def extract(page, folder):
    folder.mkdir(parents=True, exist_ok=True)
    found = programs(page)
    for line, source, body, output in found:
        if body is not None:
            source += f"int main()\n{{\n{USING}{body}}}\n"
        write(folder / f"line_{line}.cpp", source)
        write(folder / f"line_{line}.txt", output or "")
    print(";".join(f"line_{line}" for line, *_ in found))


def check(expected, program):
    run = subprocess.run([program], capture_output=True, text=True)
    lines = [[s.rstrip() for s in text.splitlines()] for text in (expected.read_text(), run.stdout)]
    if lines[0] and lines[0] != lines[1]:
        print("\n".join(difflib.unified_diff(*lines, "in the page", "printed", lineterm="")))
        sys.exit(1)
    if run.returncode:
        sys.exit(f"status {run.returncode}\n{run.stderr}")


if __name__ == "__main__":
    if sys.argv[1] == "extract":
        extract(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
    else:
        check(pathlib.Path(sys.argv[2]), sys.argv[3])
