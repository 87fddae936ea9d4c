// The shaded relief agrees with the NumPy program's results, and says clearly what is wrong with its input.
// SPDX-License-Identifier: BSD-3-Clause
#if __has_include(<nlohmann/json.hpp>) && defined(ND_HAS_LIBZIP)
#include <nd/nd.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/run_program.hpp"
#include "../support/temporary_directory.hpp"
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

namespace
{
namespace fs = std::filesystem;
using nlohmann::json;

const std::string program = ND_BIN_DIR "/relief";
const std::string golden = ND_SOURCE_DIR "/tests/golden/relief/";

support::outcome run(const std::string& arguments) { return support::run_program(program + " " + arguments); }

json read_json(const std::string& path)
{
    std::ifstream file(path);
    REQUIRE(file.good());
    return json::parse(file);
}

void check_close(const std::string& name, double found, double expected, double relative, double absolute = 0)
{
    INFO(name << ": found " << found << ", expected " << expected);
    CHECK(std::abs(found - expected) <= absolute + relative * std::abs(expected));
}

template <class T>
void check_grid(const std::string& folder, const nd::npz& reference, const std::string& name, double tolerance)
{
    const auto expected = reference.get<T>(name);
    const auto found = nd::load<T>(folder + "/" + name + ".npy");
    INFO(name);
    REQUIRE(nd::same_shape(found.shape(), expected.shape()));
    const auto distance = nd::abs(found.template astype<double>() - expected.template astype<double>());
    CHECK(nd::max(distance) <= tolerance);
}

void check_run(int factor)
{
    if (!fs::exists(program))
        SKIP("the example was not built: it needs libpng, nlohmann-json and libzip");
    const support::temporary_directory folder;
    const std::string out = folder / "out";
    const support::outcome o = run("--factor " + std::to_string(factor) + " --output " + out);
    INFO(o.output);
    REQUIRE(o.status == 0);

    const json expected = read_json(golden + "k" + std::to_string(factor) + ".json");
    const json found = read_json(out + "/stats.json");
    for (const char* exact : {"shape", "percentiles", "hist50m", "mean_elev_steep", "contour_pixels",
             "top_relief_blocks", "diag_climb_m", "summits_900m", "summit_centroid"}) {
        INFO(exact << ": found " << found.at(exact) << ", expected " << expected.at(exact));
        CHECK(found.at(exact) == expected.at(exact));
    }
    for (const char* member : {"row", "col", "m"})
        CHECK(found.at("peak").at(member) == expected.at("peak").at(member));
    for (const char* member : {"lat", "lon"})
        check_close(member, found.at("peak").at(member), expected.at("peak").at(member), 1e-14);
    check_close("steep_fraction", found.at("steep_fraction"), expected.at("steep_fraction"), 0, 1e-6);
    // 242 flat cells of the grid have the aspect of atan2(-0.0, -0.0): a lost sign moves sector means by 0.2 degrees.
    for (std::size_t sector = 0; sector < 8; ++sector)
        check_close("mean slope of a sector", found.at("mean_slope_deg_by_aspect").at(sector),
            expected.at("mean_slope_deg_by_aspect").at(sector), 1e-9);
    for (const char* grid : {"z", "slope", "aspect", "shade"})
        for (const char* figure : {"sum_", "std_"}) {
            const std::string name = std::string(figure) + grid;
            check_close(name, found.at(name), expected.at(name), 1e-11);
        }

    const nd::npz reference(golden + "k" + std::to_string(factor) + ".npz");
    check_grid<float>(out, reference, "slope", 1e-6);
    check_grid<float>(out, reference, "shade", 1e-6);
    check_grid<double>(out, reference, "prof", 0);
    check_grid<double>(out, reference, "block_relief", 0);
    check_grid<std::uint8_t>(out, reference, "img8", 1);
    const auto differ = nd::load<std::uint8_t>(out + "/img8.npy") != reference.get<std::uint8_t>("img8");
    CHECK(static_cast<double>(nd::count_nonzero(differ)) < 0.001 * static_cast<double>(differ.size()));
    CHECK(fs::file_size(out + "/relief.png") > 100000);
}

TEST_CASE("relief at the native resolution agrees with NumPy", "[examples]") { check_run(1); }
TEST_CASE("relief at four times the resolution agrees with NumPy", "[examples]") { check_run(4); }

TEST_CASE("relief names what is wrong in one line and ends with status 1", "[examples]")
{
    if (!fs::exists(program))
        SKIP("the example was not built: it needs libpng, nlohmann-json and libzip");
    const support::temporary_directory folder;
    const std::string out = folder / "";
    const auto fails = [&](const std::string& arguments, const std::string& says) {
        const support::outcome o = run(arguments);
        INFO(arguments << ": " << o.output);
        CHECK(o.status == 1);
        CHECK(o.output.find(says) != std::string::npos);
        CHECK(std::count(o.output.begin(), o.output.end(), '\n') == 1);
    };
    const auto a = nd::arange(6.0);
    nd::savez(out + "/no_member.npz", {{"height", a}});
    nd::savez(out + "/wrong_dtype.npz", {{"elevation", nd::zeros<float>({3, 3})}, {"dx", a}});
    nd::savez(out + "/wrong_rank.npz", {{"elevation", nd::zeros<std::int16_t>({3})}, {"dx", a}});
    std::ofstream(out + "/not_a_zip.npz") << "this is text";
    const std::string rest = " --output " + out + "/out";
    fails("--input " + out + "/none.npz" + rest, "none.npz");
    fails("--input " + out + "/not_a_zip.npz" + rest, "not_a_zip.npz");
    fails("--input " + out + "/no_member.npz" + rest, "elevation");
    fails("--input " + out + "/wrong_dtype.npz" + rest, "float32");
    fails("--input " + out + "/wrong_rank.npz" + rest, "rank");
    fails("--factor 0" + rest, "--factor");
    fails("--factor two" + rest, "--factor");
    fails("--colour red", "--colour");
    fails("--output " + out + "/not_a_zip.npz/below", "not_a_zip.npz");
}
} // namespace
#endif
