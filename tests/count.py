#!/usr/bin/env python3
"""Sum up a run of ctest as one line, "N passed, N failed", counting the cases inside the programs.

count.py BUILD_DIR    reads BUILD_DIR/results/ctest.xml, and for each test BUILD_DIR/results/<test>.xml from Catch2 or
                      <test>.txt with a line "N passed, N failed, N skipped"
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

CASES = "OverallResultsCases"


def cases(report):
    """(passed, failed) of a Catch2 report; nothing when there is none or its program died before the end."""
    try:
        total = ElementTree.parse(report).find(CASES)
        return int(total.get("successes")) + int(total.get("expectedFailures")), int(total.get("failures"))
    except (OSError, ElementTree.ParseError, AttributeError):
        return None


def counted_line(text):
    """The same from a line of words."""
    try:
        passed, failed = re.search(r"(\d+) passed, (\d+) failed", text.read_text()).groups()
        return int(passed), int(failed)
    except (OSError, AttributeError):
        return None


def main():
    results = pathlib.Path(sys.argv[1]) / "results"
    passed = failed = 0
    for test in ElementTree.parse(results / "ctest.xml").iter("testcase"):
        good = test.get("status") == "run"
        name = test.get("name")
        counted = cases(results / f"{name}.xml") or counted_line(results / f"{name}.txt") or (0, 0)
        passed += counted[0] if any(counted) else good
        failed += counted[1] if counted[1] else not good
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main())
