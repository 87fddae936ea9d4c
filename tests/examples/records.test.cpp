// The example of records prints what NumPy gives for the same file.
// SPDX-License-Identifier: BSD-3-Clause
#if defined(ND_HAS_LIBZIP)
#include <catch2/catch_test_macros.hpp>

#include "../support/run_program.hpp"

namespace
{
TEST_CASE("the example of records filters and sums up as NumPy does", "[examples]")
{
    const support::outcome found = support::run_program(ND_BIN_DIR "/records");
    CHECK(found.status == 0);
    for (const char* expected : {
             "[('date', '<M8[D]'), ('open', '<f8'), ('high', '<f8'), ('low', '<f8'), ('close', '<f8'), ('volume', "
             "'<i8'), ('adj_close', '<f8')]",
             "2004-08-19, 2008-10-14",
             " ('2008-09-19', 461.  , 462.07, 443.28, 449.15, 10006000, 449.15)]",
             "['2008-04-18' '2004-10-22' '2008-10-13']",
             "longest pause 5 days",
             "array([(2004,  94,  95.96, 201.6 ,  92.1367351 ),\n       (2005, 252, 172.57, 446.21, 104.65689902),\n",
         })
        CHECK(found.output.find(expected) != std::string::npos);
}

TEST_CASE("the example of records says what is wrong with its input", "[examples]")
{
    const support::outcome found = support::run_program(ND_BIN_DIR "/records no-such-file.npz");
    CHECK(found.status == 1);
    CHECK(found.output.find("no-such-file.npz") != std::string::npos);
}
} // namespace
#endif
