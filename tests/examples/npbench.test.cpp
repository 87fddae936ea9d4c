// The kernels of NPBench agree with NumPy, and the program says clearly what is wrong with its arguments.
// SPDX-License-Identifier: BSD-3-Clause
#if __has_include(<nlohmann/json.hpp>)
#include <catch2/catch_test_macros.hpp>

#include "../support/run_program.hpp"
#include <algorithm>
#include <filesystem>

namespace
{
const std::string npbench_program = ND_BIN_DIR "/npbench";

TEST_CASE("the sixteen kernels of NPBench agree with NumPy", "[examples]")
{
    if (!std::filesystem::exists(npbench_program))
        SKIP("the example was not built: it needs nlohmann-json");
    const auto o = support::run_program(npbench_program + " --check " ND_SOURCE_DIR "/tests/golden/npbench");
    INFO(o.output);
    CHECK(o.status == 0);
    std::size_t agree = 0;
    for (auto at = o.output.find("as NumPy"); at != std::string::npos; at = o.output.find("as NumPy", at + 1))
        ++agree;
    CHECK(agree == 16);
}

TEST_CASE("npbench names what is wrong in one line and ends with status 1", "[examples]")
{
    if (!std::filesystem::exists(npbench_program))
        SKIP("the example was not built: it needs nlohmann-json");
    for (const char* wrong : {"--preset L", "--kernel lu", "--repeat 0", "--repeat", "--colour red"}) {
        const auto o = support::run_program(npbench_program + " " + wrong);
        INFO(wrong << ": " << o.output);
        CHECK(o.status == 1);
        CHECK(std::count(o.output.begin(), o.output.end(), '\n') == 1);
    }
}
} // namespace
#endif
