// The exercises of numpy_100 give NumPy's answers, and another answer is told in one line.
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "../support/run_program.hpp"
#include "../support/temporary_directory.hpp"
#include <string>

namespace
{
const std::string numpy_100_program = ND_BIN_DIR "/numpy_100";
const std::string numpy_100_answers = ND_SOURCE_DIR "/examples/data/numpy_100.txt";

TEST_CASE("each of the numpy-100 exercises prints what NumPy prints", "[examples]")
{
    const auto o = support::run_program(numpy_100_program);
    CHECK(o.status == 0);
    CHECK(o.output == support::content_of(numpy_100_answers));
}

TEST_CASE("numpy_100 names a wrong and a missing answer in one line each and ends with status 1", "[examples]")
{
    const support::temporary_directory folder;
    std::string text = support::content_of(numpy_100_answers);
    const std::string right = "np.int64(45)";
    REQUIRE(text.find(right) != std::string::npos);
    text.replace(text.find(right), right.size(), "np.int64(46)");
    const std::string changed = folder / "changed.txt";
    support::write_content(changed, text + "101. Not an exercise\n");
    const auto o = support::run_program("(" + numpy_100_program + " " + changed + " 2>&1 >/dev/null)");
    INFO(o.output);
    CHECK(o.status == 1);
    CHECK(o.output ==
        "exercise 41: nd prints \"np.int64(45)\", NumPy \"np.int64(46)\"\n"
        "exercise 101: not among these\n");

    const auto none = support::run_program(numpy_100_program + " " + (folder / "none.txt"));
    CHECK(none.status == 1);
    CHECK(none.output == "numpy_100: cannot read " + (folder / "none.txt") + "\n");
}
} // namespace
