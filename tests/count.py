#!/usr/bin/env python3
"""Sum up a run of ctest as one line, "N passed, N failed", counting the cases inside the Catch2 programs.

count.py BUILD_DIR    reads BUILD_DIR/results/ctest.xml and BUILD_DIR/results/<test>.xml
"""
import pathlib
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


def main():
    results = pathlib.Path(sys.argv[1]) / "results"
    passed = failed = 0
    for test in ElementTree.parse(results / "ctest.xml").iter("testcase"):
        good = test.get("status") == "run"
        counted = cases(results / f"{test.get('name')}.xml") or (0, 0)
        passed += counted[0] if any(counted) else good
        failed += counted[1] if counted[1] else not good
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main())
