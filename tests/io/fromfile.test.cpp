#include <nd/creation/from.hpp>
#include <nd/creation/ranges.hpp>
#include <nd/dtype/stored.hpp>
#include <nd/io/fromfile.hpp>
#include <nd/reduce/compare.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/temporary_directory.hpp"
#include <sys/stat.h>
#include <thread>

using namespace std::string_literals;

namespace
{
// numpy.arange(5, dtype='<i4').tofile(path)
const std::string five = "\0\0\0\0\1\0\0\0\2\0\0\0\3\0\0\0\4\0\0\0"s;
} // namespace

TEST_CASE("fromfile takes what is there, as NumPy does", "[fromfile]")
{
    const support::temporary_directory directory;
    const std::string path = directory / "a.bin";
    support::write_content(path, five);
    using int32s = nd::ndarray<std::int32_t, 1>;
    const int32s all = nd::fromfile<std::int32_t>(path);
    CHECK(nd::array_equal(all, nd::array<std::int32_t>({0, 1, 2, 3, 4})));
    CHECK(nd::array_equal(nd::fromfile<std::int32_t>(path, 2, 4), nd::array<std::int32_t>({1, 2})));
    CHECK(nd::array_equal(nd::fromfile<std::int32_t>(path, 100), all));
    CHECK(nd::array_equal(nd::fromfile<std::int32_t>(path, PTRDIFF_MAX), all));
    CHECK(nd::array_equal(nd::fromfile<std::int32_t>(path, -7), all));
    CHECK(nd::array_equal(nd::fromfile<std::int32_t>(path, -1, 3), nd::array<std::int32_t>({256, 512, 768, 1024})));
    CHECK(nd::fromfile<std::int32_t>(path, 0).size() == 0);
    CHECK(nd::fromfile<std::int32_t>(path, -1, 20).size() == 0);
    CHECK(nd::fromfile<std::int32_t>(path, -1, 18).size() == 0);
}

TEST_CASE("fromfile takes the order of bytes that the element type says", "[fromfile]")
{
    const support::temporary_directory directory;
    support::write_content(directory / "a.bin", five);
    CHECK(nd::array_equal(
        nd::fromfile<nd::big<std::int32_t>>(directory / "a.bin", 3), nd::array<std::int32_t>({0, 1 << 24, 2 << 24})));
}

TEST_CASE("bytes of bools become 0 or 1", "[fromfile]")
{
    const support::temporary_directory directory;
    support::write_content(directory / "a.bin", "\0\1\2\xff"s);
    const auto a = nd::fromfile<bool>(directory / "a.bin");
    CHECK(std::string(reinterpret_cast<const char*>(a.data()), 4) == "\0\1\1\1"s);
}

TEST_CASE("fromfile says why it cannot", "[fromfile]")
{
    const support::temporary_directory directory;
    const std::string path = directory / "a.bin";
    CHECK(support::error_text<nd::io_error>([&] { (void)nd::fromfile<int>(path); }) ==
        "cannot open: No such file or directory: '" + path + "'");
    CHECK(support::error_text<nd::io_error>([&] { (void)nd::fromfile<int>(directory / ""); }) ==
        "cannot open: Is a directory: '" + (directory / "") + "'");
    support::write_content(path, five);
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::fromfile<int>(path, -1, 21); }) ==
        "offset 21 is beyond the end of the file: '" + path + "'");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::fromfile<int>(path, -1, -4); }) ==
        "offset must be non-negative, not -4");
    support::write_content(path, "");
    CHECK(nd::fromfile<int>(path).size() == 0);
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::fromfile<int>(path, -1, 1); }) ==
        "offset 1 is beyond the end of the file: '" + path + "'");
}

TEST_CASE("fromfile reads pipes until they end or it has enough", "[fromfile]")
{
    const support::temporary_directory directory;
    const std::string path = directory / "pipe";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    const auto sent = [&](nd::index_t count, nd::index_t offset) {
        std::thread writer([&] { support::write_content(path, five + "x"); });
        auto a = nd::fromfile<std::int32_t>(path, count, offset);
        writer.join();
        return a;
    };
    CHECK(nd::array_equal(sent(-1, 0), nd::array<std::int32_t>({0, 1, 2, 3, 4})));
    CHECK(nd::array_equal(sent(2, 8), nd::array<std::int32_t>({2, 3})));
}

TEST_CASE("tofile writes elements in C order and nothing else", "[fromfile]")
{
    const support::temporary_directory directory;
    const std::string path = directory / "a.bin";
    nd::tofile(path, nd::arange<std::int32_t>(5));
    CHECK(support::content_of(path) == five);
    CHECK(directory.files() == 1);

    const auto a = nd::arange<std::uint8_t>(6).reshape({2, 3});
    nd::tofile(path, a.T()); // numpy.arange(6, dtype='u1').reshape(2, 3).T.tofile(path)
    CHECK(support::content_of(path) == "\0\3\1\4\2\5"s);
    nd::tofile(path, a(nd::_, nd::slice(nd::_, nd::_, -2)));
    CHECK(support::content_of(path) == "\2\0\5\3"s);
    nd::tofile(path, nd::any_ndarray(a.T()));
    CHECK(support::content_of(path) == "\0\3\1\4\2\5"s);
    nd::tofile(path, a + a);
    CHECK(support::content_of(path) == "\0\2\4\6\x08\x0a"s);
    nd::tofile(path, nd::array<std::int16_t>(7));
    CHECK(support::content_of(path) == "\7\0"s);
    nd::tofile(path, nd::empty<double>({3, 0}));
    CHECK(support::content_of(path).empty());
    nd::tofile(path, nd::array<nd::big<std::int16_t>>({1, 2}));
    CHECK(support::content_of(path) == "\0\1\0\2"s);
}

TEST_CASE("tofile keeps the old file when it cannot write the new one", "[fromfile]")
{
    const support::temporary_directory directory;
    CHECK(support::error_text<nd::io_error>([&] { nd::tofile(directory / "no/a.bin", nd::arange<int>(3)); }) ==
        "cannot open: No such file or directory: '" + (directory / "no/a.bin") + "'");
}
