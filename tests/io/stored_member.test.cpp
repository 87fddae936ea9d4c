// Maps of members of archives.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/npz.hpp>

#include <catch2/catch_test_macros.hpp>

#ifdef ND_HAS_LIBZIP
#include <nd/creation/ranges.hpp>
#include <nd/dtype/stored.hpp>
#include <nd/io/print_any.hpp>
#include <nd/reduce/compare.hpp>
#include <nd/reduce/sum.hpp>
#include <nd/ufunc/operators.hpp>

#include "support/bytes.hpp"
#include "support/errors.hpp"
#include "support/golden.hpp"
#include "support/temporary_directory.hpp"
#include <filesystem>

namespace
{
using nd::map_mode;

std::string file_of(const support::temporary_directory& dir, const std::string& bytes)
{
    support::write_content(dir / "made.npz", bytes);
    return dir / "made.npz";
}
std::string number(std::uint64_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> 8 * i);
    return text;
}
std::uint64_t number_at(const std::string& text, std::size_t at)
{
    std::uint64_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(text[at + i]);
    return value;
}

/// The same archive of one member, with the numbers of ZIP64 (APPNOTE 4.3.14, 4.3.15, 4.5.3) in its directory.
std::string as_zip64(const std::string& archive)
{
    const std::size_t end = archive.size() - 22;
    const std::size_t begin = number_at(archive, end + 16);
    std::string entry = archive.substr(begin, end - begin);
    const std::string extra = number(1, 2) + number(8, 2) + number(number_at(entry, 42), 8);
    entry.replace(42, 4, number(0xFFFFFFFF, 4));
    const std::size_t old_extra = static_cast<unsigned char>(entry[30]);
    entry.replace(30, 2, number(old_extra + extra.size(), 2));
    entry.insert(46 + static_cast<unsigned char>(entry[28]) + old_extra, extra);
    const std::string record = "PK\x06\x06" + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8) +
        number(1, 8) + number(1, 8) + number(entry.size(), 8) + number(begin, 8);
    const std::string locator = "PK\x06\x07" + number(0, 4) + number(begin + entry.size(), 8) + number(1, 4);
    const std::string last = archive.substr(end, 12) + number(entry.size(), 4) + number(0xFFFFFFFF, 4) + number(0, 2);
    return archive.substr(0, begin) + entry + record + locator + last;
}

/// The same archive of two members, and in its comment another directory that tells them in the other order.
std::string with_second_directory(const std::string& archive)
{
    const std::size_t end = archive.size() - 22;
    const std::size_t begin = number_at(archive, end + 16);
    const std::size_t half = (end - begin) / 2;
    const std::string second = archive.substr(begin + half, half) + archive.substr(begin, half) +
        archive.substr(end, 16) + number(archive.size(), 4) + number(0, 2);
    return archive.substr(0, archive.size() - 2) + number(second.size(), 2) + second;
}
} // namespace

namespace
{
/// The text of a mapped member, or `otherwise` when it is not stored or its bools would have to be mended.
std::string map_text(const nd::npz& file, const std::string& name, const std::string& otherwise)
{
    try {
        return nd::repr(file.get(name, map_mode::read_only));
    } catch (const nd::error& e) {
        const std::string why = e.what();
        const bool expected = why.find("only stored members") == 0 || why.find("where a bool must be") != why.npos;
        return expected ? otherwise : why;
    }
}
} // namespace

TEST_CASE("a stored member is mapped where it stands in the archive", "[npz][memmap]")
{
    const support::temporary_directory dir;
    const std::string path = dir / "a.npz";
    const auto a = nd::arange(20.).reshape({4, 5});
    const auto b = nd::arange<int>(7);
    nd::savez(path, {{"first", a}, {"second", b}});
    const nd::npz file(path);
    const nd::ndarray<double, 2> m = file.get<double, 2>("first", map_mode::read_only);
    CHECK(nd::array_equal(m, a));
    CHECK(nd::sum(m) == 190);
    CHECK(!m.writeable());
    CHECK(nd::array_equal(file.get<int>("second.npy", map_mode::read_only), b));
    CHECK(nd::to_string(file.get("second", map_mode::read_only)) == "[0 1 2 3 4 5 6]");
}

TEST_CASE("what is written to a private map of a member leaves the archive as it was", "[npz][memmap]")
{
    const support::temporary_directory dir;
    const std::string path = dir / "a.npz";
    nd::savez(path, {{"x", nd::arange(5.)}});
    const std::string before = support::content_of(path);
    {
        auto m = nd::npz(path).get<double>("x", map_mode::copy_on_write);
        m += 1;
        CHECK(nd::sum(m) == 15);
    }
    CHECK(support::content_of(path) == before);
    CHECK(nd::sum(nd::npz(path).get<double>("x")) == 10);
}

TEST_CASE("stored members of NumPy's archives are mapped as they are read", "[npz][memmap]")
{
    const support::temporary_directory dir;
    int readable = 0;
    for (const auto& c : support::golden("npz")) {
        INFO(c[0]);
        const auto bytes = support::bytes(c[1]);
        const std::string path = file_of(dir, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        try {
            const nd::npz file(path);
            for (const std::string& name : file.names())
                try {
                    const std::string read = nd::repr(file.get(name));
                    CHECK(map_text(file, name, read) == read);
                    ++readable;
                } catch (const nd::error&) {
                }
        } catch (const nd::error&) {
        }
    }
    CHECK(readable > 10);
}

TEST_CASE("members of archives in ZIP64 are mapped", "[npz][memmap]")
{
    const support::temporary_directory dir;
    const std::string path = dir / "a.npz";
    nd::savez(path, {{"x", nd::arange(5.)}});
    const nd::npz file(file_of(dir, as_zip64(support::content_of(path))));
    CHECK(nd::array_equal(file.get<double>("x"), nd::arange(5.)));
    CHECK(nd::array_equal(file.get<double>("x", map_mode::read_only), nd::arange(5.)));
}

TEST_CASE("a member is not mapped where another directory than the one it is read by puts it", "[npz][memmap]")
{
    const support::temporary_directory dir;
    const std::string path = dir / "a.npz";
    nd::savez(path, {{"a", nd::arange(5.)}, {"b", -nd::arange(5.)}});
    const nd::npz file(file_of(dir, with_second_directory(support::content_of(path))));
    CHECK(nd::sum(file.get<double>("a")) == 10);
    for (const char* name : {"a", "b"})
        CHECK(support::error_text<nd::format_error>([&] { (void)file.get(name, map_mode::read_only); }) ==
            "the archive has another member than when it was opened, or two directories: '" + (dir / "made.npz") + "'");
}

TEST_CASE("an archive shows the file that it opened when another takes its name", "[npz][memmap]")
{
    const support::temporary_directory dir;
    const std::string path = dir / "a.npz";
    const auto save = [&](const char* first, double a, const char* second, double b) {
        nd::savez(path, {{first, nd::zeros<double>({5}) + a}, {second, nd::zeros<double>({5}) + b}});
    };
    save("a", 1, "b", 2);
    const nd::npz file(path);
    save("b", 20, "a", 10);
    CHECK(nd::sum(file.get<double>("a", map_mode::read_only)) == 5);
    CHECK(nd::sum(file.get<double>("b", map_mode::read_only)) == 10);
    CHECK(nd::sum(nd::npz(path).get<double>("a", map_mode::read_only)) == 50);
    CHECK(std::filesystem::remove(path));
    CHECK(nd::sum(file.get<double>("a", map_mode::copy_on_write)) == 5);
}

TEST_CASE("a member that is written anew in its place is not taken for the one that was opened", "[npz][memmap]")
{
    const support::temporary_directory dir;
    const std::string path = dir / "a.npz";
    nd::savez(path, {{"a", nd::arange(5.)}});
    const nd::npz file(path);
    nd::savez(dir / "b.npz", {{"a", -nd::arange(5.)}});
    support::write_content(path, support::content_of(dir / "b.npz"));
    CHECK_THROWS_AS(file.get<double>("a", map_mode::read_only), nd::format_error);
}

TEST_CASE("members at every alignment are mapped", "[npz][memmap]")
{
    const support::temporary_directory dir;
    const std::string path = dir / "a.npz";
    int unaligned = 0;
    for (std::size_t n = 1; n <= 8; ++n) {
        const std::string name(n, 'x');
        nd::savez(path, {{name, nd::arange(100.)}});
        const nd::npz file(path);
        auto m = file.get<double, 1>(name, map_mode::copy_on_write);
        CHECK(m.aligned() == (reinterpret_cast<std::uintptr_t>(m.data()) % alignof(double) == 0));
        unaligned += m.aligned() ? 0 : 1;
        m += 1;
        CHECK(nd::sum(m) == 5050);
        const nd::ndarray<double, 1> twice = m + m;
        CHECK(twice(99) == 200);
        const auto u = file.get<nd::unaligned<double>, 1>(name, map_mode::read_only);
        CHECK(double(u(3)) == 3);
    }
    CHECK(unaligned == 7);
}

TEST_CASE("an archive that claims more members than it has room for costs no memory", "[npz]")
{
    const support::temporary_directory dir;
    const std::string path = dir / "a.npz";
    nd::savez(path, {{"x", nd::arange(5.)}});
    const std::string good = support::content_of(path);
    std::string small = good;
    small.replace(small.size() - 14, 4, "\xFE\xFF\xFE\xFF");
    const auto reason = [&](const std::string& bytes) {
        return support::error_text<nd::format_error>([&] { const nd::npz file(file_of(dir, bytes)); });
    };
    const auto claims = [&](std::size_t bytes) {
        return "the archive claims more than the " + std::to_string(bytes / 46) + " members it has room for: '" +
            (dir / "made.npz") + "'";
    };
    CHECK(reason(small) == claims(small.size()));
    CHECK_THROWS_AS(nd::npz(std::as_bytes(std::span<const char>(small))), nd::format_error);
    std::string wide = as_zip64(good);
    const std::size_t record = wide.find("PK\x06\x06");
    wide.replace(record + 24, 16, number(1U << 30, 8) + number(1U << 30, 8));
    CHECK(reason(wide) == claims(wide.size()));
    std::string none = good;
    none.replace(none.size() - 14, 4, std::string(4, '\0'));
    CHECK(reason(none) == "the archive has a directory of more members than it says: '" + (dir / "made.npz") + "'");
}

TEST_CASE("what cannot be mapped of an archive says why", "[npz][memmap]")
{
    const support::temporary_directory dir;
    const std::string path = dir / "a.npz";
    nd::savez_compressed(path, {{"x", nd::zeros<double>({100})}});
    const nd::npz file(path);
    CHECK(support::error_text<nd::value_error>([&] { (void)file.get<double>("x", map_mode::read_only); }) ==
        "only stored members of an archive can be mapped, and this one is deflated: '" + path +
            "/x.npy'; get it without a map, or write it by savez");
    CHECK_THROWS_AS(file.get<double>("y", map_mode::read_only), nd::index_error);
    CHECK(support::error_text<nd::value_error>([&] { (void)file.get<double>("x", map_mode::read_write); }) ==
        "a member of an archive is mapped by map_mode::read_only or copy_on_write: what is written to it would belie "
        "its checksum");
    CHECK_THROWS_AS(file.get<double>("x", map_mode::create), nd::value_error);
    nd::savez(path, {{"x", nd::arange(5)}});
    CHECK_THROWS_AS(nd::npz(path).get<double>("x", map_mode::read_only), nd::dtype_error);
    CHECK_THROWS_AS((nd::npz(path).get<std::int64_t, 2>("x", map_mode::read_only)), nd::shape_error);
    const std::string text = support::content_of(path);
    const nd::npz memory(std::as_bytes(std::span<const char>(text)));
    CHECK_THROWS_AS(memory.get<std::int64_t>("x", map_mode::read_only), nd::value_error);
}

TEST_CASE("what is mapped of a changed archive is what is read of it", "[npz][memmap]")
{
    const support::temporary_directory dir;
    const std::string path = dir / "a.npz";
    nd::savez(path, {{"x", nd::arange<std::int16_t>(9)}, {"yy", nd::arange<std::uint8_t>(3)}});
    const std::string good = support::content_of(path);
    int readable = 0;
    const auto compare = [&](const std::string& changed) {
        try {
            const nd::npz file(file_of(dir, changed));
            for (const std::string& name : file.names())
                try {
                    const std::string read = nd::repr(file.get(name));
                    CHECK(nd::repr(file.get(name, map_mode::read_only)) == read);
                    ++readable;
                } catch (const nd::error&) {
                }
        } catch (const nd::error&) {
        }
    };
    for (std::size_t i = 0; i < good.size(); ++i)
        for (const int value : {0, 1, 0x7F, 0xFF}) {
            std::string changed = good;
            changed[i] = static_cast<char>(value);
            compare(changed);
        }
    for (std::size_t n = 0; n < good.size(); n += 7)
        compare(good.substr(0, n));
    CHECK(readable > 100);
}

TEST_CASE("the finder of stored members does not believe a directory", "[npz][memmap]")
{
    const support::temporary_directory dir;
    const std::string path = dir / "a.npz";
    nd::savez(path, {{"x", nd::arange<std::int16_t>(9)}, {"yy", nd::arange<std::uint8_t>(3)}});
    const std::string good = support::content_of(path);
    const nd::npz file(path);
    const nd::detail::zip_reader archive(path);
    // Bytes that changed since libzip read them: every place that is still found is inside the file.
    for (std::size_t i = 0; i < good.size(); ++i)
        for (const int value : {0, 1, 0x50, 0x7F, 0x80, 0xFF}) {
            std::string changed = good;
            changed[i] = static_cast<char>(value);
            const auto read_at = [&](nd::index_t offset, std::byte* to, nd::index_t count) {
                REQUIRE((offset >= 0 && offset + count <= static_cast<nd::index_t>(changed.size())));
                std::memcpy(to, changed.data() + offset, static_cast<std::size_t>(count));
            };
            const auto size = static_cast<nd::index_t>(changed.size());
            const nd::detail::stored_member_finder finder(read_at, size, path);
            std::vector<nd::index_t> entries;
            for (const nd::detail::zip_member& m : archive.members())
                try {
                    const nd::index_t place = finder.find(m, entries);
                    REQUIRE((place > 0 && place <= size - m.size));
                } catch (const nd::format_error&) {
                }
        }
}
#endif
