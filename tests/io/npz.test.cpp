#include <nd/io/npz.hpp>

#include <catch2/catch_test_macros.hpp>

#ifdef ND_HAS_LIBZIP
#include <nd/io/print.hpp>
#include <nd/ufunc/operators.hpp>

#include "support/bytes.hpp"
#include "support/errors.hpp"
#include "support/golden.hpp"
#include "support/temporary_directory.hpp"
#include <random>

namespace
{
std::vector<std::byte> npz_file(const std::string& name)
{
    for (const auto& c : support::golden("npz"))
        if (c[0] == name)
            return support::bytes(c[1]);
    throw std::runtime_error("no case " + name);
}

// repr of a member, whatever its type; "error" when it cannot be read.
std::string member_text(const nd::npz& file, const std::string& name)
{
    std::string text = "error";
    try {
        nd::detail::with_element_type(file.dtype(name), [&]<class T>() { text = nd::repr(file.get<T>(name)); });
    } catch (const nd::error&) {
    }
    return text;
}

std::string archive_text(const std::vector<std::byte>& bytes)
{
    std::string text;
    try {
        const nd::npz file(bytes);
        for (const std::string& name : file.names())
            text += (text.empty() ? "" : ",") + name + "=" + member_text(file, name);
    } catch (const nd::error&) {
        return "error=error";
    }
    return text;
}

nd::ndarray<int, 2> small_array()
{
    nd::ndarray<int, 2> a({2, 3});
    for (int i = 0; i < 6; ++i)
        a.data()[i] = i;
    return a;
}
} // namespace

TEST_CASE("archives give the arrays that NumPy finds in them, and nothing broken", "[npz]")
{
    for (const auto& c : support::golden("npz")) {
        INFO(c[0]);
        std::string text = archive_text(support::bytes(c[1]));
        std::replace(text.begin(), text.end(), ',', '|');
        std::string expected = c[2];
        std::replace(expected.begin(), expected.end(), ',', '|');
        if (expected == "error=error")
            CHECK(text.substr(text.find('=')) == "=error");
        else
            CHECK(text == expected);
    }
}

TEST_CASE("members are found with and without their suffix", "[npz]")
{
    const auto bytes = npz_file("stored");
    const nd::npz file(bytes);
    CHECK(file.names() == std::vector<std::string>{"x", "y", "z", "\u00fcnder"});
    CHECK(file.size() == 4);
    CHECK(file.contains("x"));
    CHECK(file.contains("x.npy"));
    CHECK_FALSE(file.contains("w"));
    CHECK(file.get<std::int64_t>("x.npy").size() == 5);
    CHECK(file.shape("\u00fcnder") == nd::axis_values({2, 0}));
    CHECK(file.dtype("y") == nd::dtype_of<double>());
    CHECK(file.get<float>("x", nd::cast).data()[4] == 4.0F);
}

TEST_CASE("a missing member is answered with those there are", "[npz]")
{
    const auto bytes = npz_file("stored");
    const nd::npz file(bytes);
    CHECK(support::error_text<nd::index_error>([&] { static_cast<void>(file.get<double>("w")); }) ==
        "'w' is not a file in the archive 'bytes in memory', which has 'x', 'y', 'z', '\u00fcnder'");
    CHECK_THROWS_AS(file.get<double>("x"), nd::dtype_error);
}

TEST_CASE("a wrong checksum is found before the array is given out", "[npz]")
{
    const auto bytes = npz_file("wrong checksum");
    const nd::npz file(bytes);
    CHECK(support::error_text<nd::format_error>([&] { static_cast<void>(file.get<std::int64_t>("a")); }) ==
        "cannot read: CRC error: 'bytes in memory/a.npy'");
}

TEST_CASE("limits bound what is inflated", "[npz]")
{
    const auto bytes = npz_file("deflated");
    CHECK_THROWS_AS(nd::npz(bytes, {.max_total = 200}).get<std::int64_t>("x"), nd::format_error);
    CHECK_THROWS_AS(nd::npz(bytes, {.max_entry = 100}).get<std::int64_t>("x"), nd::format_error);
    CHECK_THROWS_AS(nd::npz(bytes, {.max_ratio = 1}).get<std::int64_t>("x"), nd::format_error);
    CHECK(nd::npz(bytes, {.max_total = 2000, .max_entry = 200, .max_ratio = 10}).get<std::int64_t>("x").size() == 5);
    const auto stored = npz_file("stored");
    CHECK(nd::npz(stored, {.max_total = 0}).get<std::int64_t>("x").size() == 5);
}

TEST_CASE("arrays, views and expressions go into an archive and come back", "[npz]")
{
    const support::temporary_directory directory;
    const auto a = small_array();
    for (const bool compressed : {false, true}) {
        const auto write = [&](const std::vector<nd::npz_member>& members) {
            compressed ? nd::savez_compressed(directory / "a", members) : nd::savez(directory / "a", members);
        };
        write({{"a", a}, {"t", a.transpose()}, {"v", a(nd::_, nd::slice(0, 3, 2))}, {"e", a + 1}});
        const nd::npz file(directory / "a.npz");
        CHECK(file.names() == std::vector<std::string>{"a", "t", "v", "e"});
        CHECK(nd::repr(file.get<int>("a")) == "array([[0, 1, 2],\n       [3, 4, 5]], dtype=int32)");
        CHECK(file.get<int>("t").f_contiguous());
        CHECK(nd::to_string(file.get<int>("t")) == "[[0 3]\n [1 4]\n [2 5]]");
        CHECK(nd::to_string(file.get<int>("v")) == "[[0 2]\n [3 5]]");
        CHECK(nd::to_string(file.get<int, 2>("e")) == "[[1 2 3]\n [4 5 6]]");
        CHECK(directory.files() == 1);
    }
}

TEST_CASE("arrays without names are called arr_0, arr_1", "[npz]")
{
    const support::temporary_directory directory;
    nd::savez(directory / "a.npz", small_array(), small_array() + 1);
    nd::savez_compressed(directory / "b.npz", small_array());
    CHECK(nd::npz(directory / "a.npz").names() == std::vector<std::string>{"arr_0", "arr_1"});
    CHECK(nd::npz(directory / "b.npz").names() == std::vector<std::string>{"arr_0"});
}

TEST_CASE("the same arrays make the same archive at any time", "[npz]")
{
    const support::temporary_directory directory;
    nd::savez(directory / "a.npz", {{"x", small_array()}});
    nd::savez(directory / "b.npz", {{"x", small_array()}});
    CHECK(support::content_of(directory / "a.npz") == support::content_of(directory / "b.npz"));
}

TEST_CASE("an archive that cannot be written leaves the old one", "[npz]")
{
    const support::temporary_directory directory;
    nd::savez(directory / "a.npz", {{"x", small_array()}});
    CHECK_THROWS_AS(nd::savez(directory / "a.npz", {{"y", small_array()}, {"y.npy", small_array()}}), nd::value_error);
    CHECK(nd::npz(directory / "a.npz").names() == std::vector<std::string>{"x"});
    CHECK(directory.files() == 1);
    CHECK_THROWS_AS(nd::savez(directory / "no/a.npz", {{"x", small_array()}}), nd::io_error);
}

TEST_CASE("what is no archive is refused, what is missing named", "[npz]")
{
    const support::temporary_directory directory;
    support::write_content(directory / "a.npz", "text");
    CHECK(support::error_text<nd::format_error>([&] { nd::npz(directory / "a.npz"); }) ==
        "cannot open: Not a zip archive: '" + (directory / "a.npz") + "'");
    CHECK(support::error_text<nd::io_error>([&] { nd::npz(directory / "b.npz"); }) ==
        "cannot open: No such file or directory: '" + (directory / "b.npz") + "'");
}

TEST_CASE("no change of any byte of an archive leads outside of it", "[npz]")
{
    std::mt19937 random(5);
    const auto cases = support::golden("npz");
    for (int i = 0; i < 3000; ++i) {
        auto bytes = support::bytes(cases[random() % cases.size()][1]);
        for (auto changes = 1 + random() % 3; changes > 0; --changes)
            bytes[random() % bytes.size()] = static_cast<std::byte>(random());
        bytes.resize(random() % 4 == 0 ? random() % (bytes.size() + 1) : bytes.size());
        bytes.shrink_to_fit();
        CHECK_FALSE(archive_text(bytes).find('\0') == 0);
    }
}
#endif
