#include <nd/array/field.hpp>
#include <nd/creation/from.hpp>
#include <nd/creation/ranges.hpp>
#include <nd/dtype/record.hpp>
#include <nd/dtype/stored.hpp>
#include <nd/io/memmap.hpp>
#include <nd/reduce/compare.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/bytes.hpp"
#include "support/errors.hpp"
#include "support/golden.hpp"
#include "support/temporary_directory.hpp"
#include <sys/stat.h>

using namespace std::string_literals;

namespace mapped_records
{
struct measurement
{
    float value;
    bool valid[3];
};
} // namespace mapped_records
ND_RECORD(mapped_records::measurement, value, valid);

namespace
{
using nd::map_mode;

/// A file of the test, which disappears with its directory.
struct mapped_file
{
    support::temporary_directory directory;
    std::string path = directory / "a.bin";

    // numpy.arange(5, dtype='<i4').tofile(path)
    explicit mapped_file(const std::string& content = "\0\0\0\0\1\0\0\0\2\0\0\0\3\0\0\0\4\0\0\0"s)
    {
        support::write_content(path, content);
    }
    [[nodiscard]] std::string content() const { return support::content_of(path); }
};

std::string string_of(const std::vector<std::byte>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
// numpy.lib.format.open_memmap(path, 'w+', '<f8', (2, 3), fortran_order=True)
const std::string created_header =
    "\x93NUMPY\1\0v\0{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }                                   "
    "                        \n"s;
} // namespace

TEST_CASE("a map shows the whole file as a vector unless a shape is given", "[memmap]")
{
    const mapped_file file;
    const auto a = nd::memmap<std::int32_t>(file.path, map_mode::read_only);
    CHECK(nd::array_equal(a, nd::array<std::int32_t>({0, 1, 2, 3, 4})));
    CHECK_FALSE(a.owndata());
    CHECK(nd::array_equal(nd::memmap<std::int32_t, 2>(file.path, map_mode::read_only, {.shape = {2, 2}}),
        nd::array<std::int32_t>({{0, 1}, {2, 3}})));
    CHECK(nd::array_equal(
        nd::memmap<std::int32_t>(file.path, map_mode::read_only, {.shape = {2, 2}, .order = nd::order::f}),
        nd::array<std::int32_t>({{0, 2}, {1, 3}})));
    CHECK(nd::array_equal(nd::memmap<std::int32_t>(file.path, map_mode::read_only, {.shape = {2, -1}, .offset = 4}),
        nd::array<std::int32_t>({{1, 2}, {3, 4}})));
    CHECK(nd::memmap<std::int32_t>(file.path, map_mode::read_only, {.shape = {}, .offset = 12}).item() == 3);
    CHECK(nd::memmap<std::int32_t>(file.path, map_mode::read_only, {.offset = 20}).size() == 0);
    CHECK(nd::memmap<std::int32_t>(file.path, map_mode::read_only, {.shape = {3, 0}}).size() == 0);
}

TEST_CASE("a map may start anywhere in a file longer than a page", "[memmap]")
{
    std::string content(70'000, '\0');
    for (std::size_t i = 0; i < content.size(); ++i)
        content[i] = static_cast<char>(i * 7 + i / 256);
    const mapped_file file(content);
    for (const nd::index_t offset : {0, 1, 4095, 4096, 4097, 65'536, 69'999, 70'000}) {
        const auto a = nd::memmap<unsigned char>(file.path, map_mode::read_only, {.offset = offset});
        CHECK(std::string(reinterpret_cast<const char*>(a.data()), static_cast<std::size_t>(a.size())) ==
            content.substr(static_cast<std::size_t>(offset)));
    }
}

TEST_CASE("writing to a read-only map throws and changes nothing", "[memmap]")
{
    const mapped_file file;
    const std::string before = file.content();
    auto a = nd::memmap<std::int32_t, 1>(file.path, map_mode::read_only);
    CHECK_FALSE(a.writeable());
    const std::string text = "assignment destination is read-only";
    CHECK(support::error_text<nd::readonly_error>([&] { a() = 7; }) == text);
    CHECK(support::error_text<nd::readonly_error>([&] { a += 1; }) == text);
    CHECK(support::error_text<nd::readonly_error>([&] { a(nd::slice(1, 3)) = 7; }) == text);
    CHECK(support::error_text<nd::readonly_error>([&] { a[0] = 7; }) == text);
    CHECK(support::error_text<nd::readonly_error>([&] { a.reshape({5, 1}).T().fill(7); }) == text);
    CHECK(file.content() == before);
    a = a + 1; // a name binds: another array, in memory
    CHECK(a.writeable());
    CHECK(file.content() == before);
}

TEST_CASE("a read-only file can be mapped, but not for writing", "[memmap]")
{
    const mapped_file file;
    REQUIRE(::chmod(file.path.c_str(), 0400) == 0);
    CHECK(nd::memmap<std::int32_t>(file.path, map_mode::read_only).size() == 5);
    auto a = nd::memmap<std::int32_t>(file.path, map_mode::copy_on_write);
    a += 1;
    CHECK(a(4) == 5);
    if (::access(file.path.c_str(), W_OK) != 0) // who may do everything may do this too
        CHECK(support::error_text<nd::io_error>([&] { (void)nd::memmap<std::int32_t>(file.path); }) ==
            "cannot open: Permission denied: '" + file.path + "'");
}

TEST_CASE("what is written to a map is written to the file", "[memmap]")
{
    const mapped_file file;
    auto a = nd::memmap<std::int32_t>(file.path); // as in NumPy read_write
    auto b = nd::memmap<std::int32_t>(file.path, map_mode::read_only);
    a(nd::slice(1, 3)) += 0x10;
    a(4) = 0x0a0b0c0d;
    CHECK(nd::array_equal(a, b));
    nd::flush(a);
    nd::flush(a(nd::slice(4, nd::_)));
    CHECK(file.content() == "\0\0\0\0\x11\0\0\0\x12\0\0\0\3\0\0\0\x0d\x0c\x0b\x0a"s);
    a = a + 1; // binds another array
    CHECK(b(0) == 0);
}

TEST_CASE("a copy-on-write map leaves the file alone", "[memmap]")
{
    const mapped_file file;
    const std::string before = file.content();
    auto a = nd::memmap<std::int32_t>(file.path, map_mode::copy_on_write);
    a += 1;
    nd::flush(a);
    CHECK(nd::array_equal(a, nd::array<std::int32_t>({1, 2, 3, 4, 5})));
    CHECK(file.content() == before);
}

TEST_CASE("a map lives as long as a view of it, also without its file", "[memmap]")
{
    nd::ndarray<std::int32_t> view;
    {
        const mapped_file file;
        view = nd::memmap<std::int32_t>(file.path)(nd::slice(nd::_, nd::_, -2));
    }
    CHECK(nd::array_equal(view, nd::array<std::int32_t>({4, 2, 0})));
    view += 1;
    CHECK(view(0) == 5);
}

TEST_CASE("create makes a file of zeros in place of what was there", "[memmap]")
{
    const mapped_file file;
    const auto old = nd::memmap<std::int32_t>(file.path, map_mode::read_only);
    auto a = nd::memmap<std::int16_t, 2>(file.path, map_mode::create, {.shape = {2, 2}, .offset = 3});
    CHECK(file.content() == std::string(11, '\0'));
    CHECK_FALSE(a.aligned());
    a(nd::slice(1, nd::_), 0) = 0x0102;
    nd::flush(a);
    CHECK(file.content() == "\0\0\0\0\0\0\0\2\1\0\0"s);
    auto anywhere = nd::memmap<nd::unaligned<std::int16_t>>(file.path, map_mode::read_write, {.offset = 3});
    anywhere(0) = 0x0304; // a reference to a plain number would have to be aligned
    CHECK(nd::array_equal(a, nd::array<std::int16_t>({{0x0304, 0}, {0x0102, 0}})));
    CHECK(old(4) == 4); // not a byte of the new file, and no error of the bus
    CHECK(file.directory.files() == 1);

    CHECK(nd::memmap<double>(file.path, map_mode::create, {.shape = {0, 4}}).size() == 0);
    CHECK(file.content().empty());
}

TEST_CASE("a file that does not hold the array is refused before it is mapped", "[memmap]")
{
    const mapped_file file;
    const auto refused = [&]<class T>(std::type_identity<T>, const nd::memmap_options& options) {
        return support::error_text<nd::value_error>(
            [&] { (void)nd::memmap<T>(file.path, map_mode::read_write, options); });
    };
    const std::type_identity<std::int32_t> int32;
    const std::string at = ": '" + file.path + "'";
    CHECK(refused(int32, {.shape = {2, 3}}) ==
        "mmap length is greater than file size: shape (2,3) of items of 4 bytes at offset 0 ends at byte 24, the file "
        "has 20 bytes" +
            at);
    CHECK(refused(int32, {.shape = {5}, .offset = 1}) ==
        "mmap length is greater than file size: shape (5,) of items of 4 bytes at offset 1 ends at byte 21, the file "
        "has 20 bytes" +
            at);
    CHECK(refused(int32, {.offset = 21}) == "offset 21 is beyond the end of the file, which has 20 bytes" + at);
    CHECK(refused(int32, {.offset = -4}) == "offset must be non-negative, not -4");
    CHECK(refused(int32, {.offset = 3}) ==
        "Size of available data is not a multiple of the data-type size: 17 bytes, a multiple of 4 is needed" + at);
    CHECK(refused(std::type_identity<double>(), {}) ==
        "Size of available data is not a multiple of the data-type size: 20 bytes, a multiple of 8 is needed" + at);
    CHECK(refused(int32, {.shape = {-1, -1}}) == "can only specify one unknown dimension: shape (-1,-1)");
    CHECK(refused(int32, {.shape = {-1, 0}}) == "the bytes of a file do not tell the -1 of shape (-1,0)");
    CHECK(support::error_text<nd::shape_error>([&] {
        (void)nd::memmap<std::int32_t>(file.path, map_mode::read_write, {.shape = {-2, 3}});
    }) == "negative dimensions are not allowed: shape (-2,3)");
    CHECK(support::error_text<nd::shape_error>([&] {
        (void)nd::memmap<std::int32_t>(file.path, map_mode::read_write, {.shape = {PTRDIFF_MAX, 4}});
    }) == "array is too big; a product of extents and item size exceeds 2^63 - 1");
    CHECK(support::error_text<nd::shape_error>([&] {
        (void)nd::memmap<char>(file.path, map_mode::create, {.shape = {8}, .offset = PTRDIFF_MAX - 4});
    }) == "array is too big; a sum of sizes exceeds 2^63 - 1");
    CHECK(support::error_text<nd::shape_error>([&] { (void)nd::memmap<std::int32_t, 2>(file.path); }) ==
        "an array of shape (-1,) does not have the static rank 2");
    CHECK(file.content().size() == 20);
}

TEST_CASE("what cannot be mapped says why", "[memmap]")
{
    const mapped_file file;
    const auto cannot = [](const std::string& path, map_mode mode) {
        return support::error_text<nd::io_error>([&] { (void)nd::memmap<char>(path, mode, {.shape = {1}}); });
    };
    const std::string absent = file.directory / "b.bin";
    CHECK(cannot(absent, map_mode::read_only) == "cannot open: No such file or directory: '" + absent + "'");
    const std::string folder = file.directory / "";
    CHECK(cannot(folder, map_mode::read_only) == "cannot open: Is a directory: '" + folder + "'");
    CHECK(cannot(folder, map_mode::create) == "cannot map what is not a regular file: '" + folder + "'");
    const std::string pipe = file.directory / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    for (const map_mode mode : {map_mode::read_only, map_mode::read_write, map_mode::create})
        CHECK(cannot(pipe, mode) == "cannot map what is not a regular file: '" + pipe + "'");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::memmap<char>(file.path, map_mode::create); }) ==
        "shape must be given if mode == 'w+' (map_mode::create)");
    CHECK(file.content().size() == 20);
}

TEST_CASE("a file that the disk has no room for is not created", "[memmap]")
{
    const mapped_file file;
    CHECK(support::error_text<nd::io_error>([&] {
        (void)nd::memmap<char>(file.path, map_mode::create, {.shape = {nd::index_t{1} << 55}});
    }).starts_with("cannot create: "));
    CHECK(file.content().size() == 20);
    CHECK(file.directory.files() == 1);
}

TEST_CASE("maps of bytes that are no bool are refused", "[memmap]")
{
    const mapped_file file("\0\1\1\2\xff"s);
    CHECK(support::error_text<nd::format_error>([&] { (void)nd::memmap<bool>(file.path); }) ==
        "element 3 holds 2 where a bool must be 0 or 1; map it as std::uint8_t: '" + file.path + "'");
    CHECK(nd::array_equal(
        nd::memmap<bool>(file.path, map_mode::read_only, {.shape = {3}}), nd::array<bool>({false, true, true})));
}

TEST_CASE("records are mapped, unless a bool of theirs is none", "[memmap]")
{
    using mapped_records::measurement;
    const mapped_file file("\0\0\x80\x3f\1\0\1\xff\0\0\0\x40\0\1\0\xff"s); // the last byte of each is padding
    auto a = nd::memmap<measurement, 1>(file.path);
    CHECK(nd::array_equal(a.field(&measurement::value), nd::array<float>({1, 2})));
    a.field (&measurement::valid)() = true;
    CHECK(file.content() == "\0\0\x80\x3f\1\1\1\xff\0\0\0\x40\1\1\1\xff"s);
    support::write_content(file.path, "\0\0\x80\x3f\1\0\1\0\0\0\0\x40\0\1\3\0"s);
    CHECK(support::error_text<nd::format_error>([&] { (void)nd::memmap<measurement>(file.path); }) ==
        "element 1 holds 3 where a bool must be 0 or 1; map it as std::uint8_t: '" + file.path + "'");
}

TEST_CASE("elements of either order of bytes are written in place", "[memmap]")
{
    const mapped_file file("\0\1\0\2"s);
    auto a = nd::memmap<nd::big<std::int16_t>>(file.path);
    CHECK(nd::array_equal(a, nd::array<std::int16_t>({1, 2})));
    a += 0x100;
    CHECK(file.content() == "\1\1\1\2"s);
}

TEST_CASE(".npy files of every dtype, order and version are mapped as they are loaded", "[memmap]")
{
    const mapped_file file;
    int swapped = 0;
    for (const auto& c : support::golden("npy")) {
        INFO(c[0]);
        support::write_content(file.path, string_of(support::bytes(c[1])));
        if (c[0] == "bool of any byte") {
            CHECK_THROWS_AS(nd::load_any(file.path, map_mode::read_only), nd::format_error);
            CHECK_THROWS_AS(nd::load<bool>(file.path, map_mode::read_only), nd::format_error);
            continue;
        }
        const nd::npy_header header = nd::read_npy_header(file.path);
        const auto any = nd::load_any(file.path, map_mode::read_only);
        CHECK(any.dtype() == header.dtype);
        CHECK_FALSE(any.writeable());
        nd::detail::with_element_type(header.dtype, [&]<class T>() {
            const auto loaded = nd::load<T>(file.path);
            const auto check = [&](const auto& a) {
                CHECK(nd::same_shape(a.shape(), loaded.shape()));
                CHECK((a.size() == 0 || std::ranges::equal(a.strides(), loaded.strides())));
                CHECK(a.nbytes() == loaded.nbytes());
                std::vector<std::byte> bytes(static_cast<std::size_t>(a.nbytes()));
                if (!bytes.empty())
                    std::memcpy(bytes.data(), a.handle().data, bytes.size());
                nd::detail::make_ordered(bytes.data(), a.nbytes(), header.dtype, true);
                CHECK((bytes.empty() || std::memcmp(bytes.data(), loaded.data(), bytes.size()) == 0));
            };
            if (header.dtype.is_native())
                check(nd::load<T>(file.path, map_mode::read_only));
            else if constexpr (nd::numeric_element<T> && sizeof(T) > 1) {
                ++swapped;
                check(nd::load<nd::big<T>>(file.path, map_mode::read_only));
                CHECK_THROWS_AS(nd::load<T>(file.path, map_mode::read_only), nd::dtype_error);
            }
        });
    }
    CHECK(swapped > 0);
}

TEST_CASE("a .npy file is changed through its map", "[memmap]")
{
    const mapped_file file;
    const std::string path = file.directory / "a.npy";
    nd::save(path, nd::arange<std::int16_t>(6).reshape({2, 3}));
    auto a = nd::load<std::int16_t, 2>(path, map_mode::read_write);
    a(nd::_, 1) = 7;
    nd::flush(a);
    CHECK(nd::array_equal(nd::load<std::int16_t>(path), nd::array<std::int16_t>({{0, 7, 2}, {3, 7, 5}})));
    auto any = nd::load_any(path, map_mode::copy_on_write);
    any.assign(nd::any_ndarray(nd::array<std::int16_t>(1)));
    nd::flush(any);
    CHECK(nd::load<std::int16_t>(path)(0, 1) == 7);
    CHECK(support::error_text<nd::readonly_error>([&] {
        nd::load_any(path, map_mode::read_only).assign(nd::any_ndarray(nd::array<std::int16_t>(1)));
    }) == "assignment destination is read-only");
}

TEST_CASE("open_memmap creates the file that NumPy creates", "[memmap]")
{
    const mapped_file file;
    auto a = nd::open_memmap<double, 2>(file.path, map_mode::create, {.shape = {2, 3}, .order = nd::order::f});
    CHECK(file.content() == created_header + std::string(48, '\0'));
    CHECK(a.f_contiguous());
    a(1, 0) = 2.0;
    nd::flush(a);
    CHECK(file.content() == created_header + std::string(14, '\0') + "\0\x40"s + std::string(32, '\0'));
    const auto b = nd::open_memmap<double>(file.path);
    CHECK(nd::array_equal(a, b));
    CHECK(b.writeable());
    CHECK(nd::open_memmap<float>(file.path, map_mode::create, {.shape = {2, 0}}).size() == 0);
    CHECK(file.content().size() == 128);
}

TEST_CASE("a .npy file of other elements or too few is refused", "[memmap]")
{
    const mapped_file file(nd::detail::npy_header_text("'>i2'", false, std::vector<nd::index_t>{2}) + "\0\1\0\2"s);
    const auto refused = [&]<class Error, class T, int Rank = nd::dynamic>(
        std::type_identity<Error>, std::type_identity<T>, map_mode mode = map_mode::read_only)
    {
        return support::error_text<Error>([&] { (void)nd::load<T, Rank>(file.path, mode); });
    };
    const std::type_identity<nd::dtype_error> dtype_error;
    const std::type_identity<nd::value_error> value_error;
    const std::string at = ": '" + file.path + "'";
    CHECK(refused(dtype_error, std::type_identity<std::int16_t>()) ==
        "the file holds '>i2' and a map cannot change the order of bytes to that of int16: map it as nd::big<T> or "
        "nd::little<T>, or load it without a map" +
            at);
    CHECK(refused(dtype_error, std::type_identity<float>()) ==
        "the file holds '>i2', not float32, and a map converts nothing" + at);
    CHECK(refused(value_error, std::type_identity<nd::big<std::int16_t>>(), map_mode::create) ==
        "load maps files that are there: open_memmap creates one");
    CHECK(support::error_text<nd::shape_error>([&] {
        (void)nd::load<nd::big<std::int16_t>, 2>(file.path, map_mode::read_only);
    }) == "the file holds an array of 1 dimensions, not of 2" + at);
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::open_memmap<nd::big<std::int16_t>>(file.path, map_mode::read_only, {.offset = 4});
    }) == "the elements of a .npy file start behind its header: offset must be 0");
    CHECK(support::error_text<nd::dtype_error>([&] {
        (void)nd::open_memmap<nd::bfloat16>(file.path, map_mode::create, {.shape = {4}});
    }).starts_with("NumPy has no dtype bfloat16"));

    support::write_content(file.path, file.content().substr(0, 131));
    CHECK(support::error_text<nd::format_error>([&] { (void)nd::load_any(file.path, map_mode::read_only); }) ==
        "Failed to read all data for array. Expected (2,) = 2 elements, could only read 1 elements" + at);
    support::write_content(file.path, "");
    CHECK(support::error_text<nd::format_error>([&] { (void)nd::load_any(file.path, map_mode::read_only); }) ==
        "EOF: reading magic string, expected 8 bytes got 0" + at);
}

TEST_CASE("flush wants an array that shows a map", "[memmap]")
{
    const std::string text = "flush: the array does not show a memory map";
    CHECK(support::error_text<nd::value_error>([] { nd::flush(nd::arange(3.0)); }) == text);
    double x[3] = {};
    CHECK(support::error_text<nd::value_error>([&] { nd::flush(nd::asarray(x)); }) == text);
    nd::flush(nd::empty<double>({0}));
}
