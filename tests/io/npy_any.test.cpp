// Files with arrays of any dtype.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/npy_any.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/golden.hpp"
#include <cstdlib>
#include <sstream>

namespace
{
std::string bytes_of_hex(const std::string& hex)
{
    std::string out;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        out += static_cast<char>(std::strtoul(hex.substr(i, 2).c_str(), nullptr, 16));
    return out;
}
std::string file_of(const std::string& descr, const std::vector<nd::index_t>& shape, const std::string& content)
{
    return nd::detail::npy_header_text(descr, false, shape) + content;
}
nd::any_ndarray loaded_any(const std::string& file)
{
    return nd::load_any(std::as_bytes(std::span<const char>(file.data(), file.size())));
}
std::string content_of(const nd::any_ndarray& a)
{
    const nd::any_ndarray dense = a.copy();
    return {static_cast<const char*>(dense.data()), static_cast<std::size_t>(dense.nbytes())};
}
std::string saved(const nd::any_ndarray& a)
{
    std::ostringstream out;
    nd::save(out, a);
    return out.str();
}

TEST_CASE("strings, times and records are read and written with the same bytes", "[npy]")
{
    for (const auto& line : support::golden("any_text")) {
        const std::string content = bytes_of_hex(line[2]);
        const std::string file = file_of(line[0], support::numbers(line[1]), content);
        INFO(line[0]);
        const nd::any_ndarray a = loaded_any(file);
        CHECK(nd::descr_text(a.dtype()) == line[0]);
        CHECK(content_of(a) == content);
        CHECK(saved(a) == file);
    }
}

TEST_CASE("fields of records are views, of any byte order", "[npy]")
{
    const nd::any_ndarray a =
        loaded_any(file_of("[('n', '<i2'), ('p', [('x', '>f4'), ('y', '|S3')]), ('m', '|u1', (2,))]", {2},
            std::string("\x05\0\x3f\x80\0\0abc\1\2\xff\xff\x40\0\0\0zz\0\3\4", 22)));
    CHECK(a.itemsize() == 11);
    auto n = a.field("n").as<std::int16_t>();
    CHECK(n.at(0) == 5);
    CHECK(n.at(1) == -1);
    const nd::any_ndarray x = a.field("p").field("x");
    CHECK(support::error_text<nd::dtype_error>([&] { (void)x.as<float>(); }) ==
        "an array of dtype >f4 cannot be seen as float32; astype converts");
    CHECK(x.astype<float>().at(1) == 2.0F);
    CHECK(x.astype<int>().at(0) == 1);
    CHECK(content_of(a.field("p").field("y")) == std::string("abczz\0", 6));
    const auto m = a.field("m").as<std::uint8_t>();
    CHECK(nd::axis_values(m.shape()) == nd::axis_values({2, 2}));
    CHECK(m.at(1, 0) == 3);
    n() = 7;
    CHECK(content_of(a).substr(11, 2) == std::string("\7\0", 2));
    x.assign(nd::any_ndarray(n));
    CHECK(x.astype<double>().at(1) == 7.0);
    CHECK_THROWS_AS(a.field("zz"), nd::value_error);
}

TEST_CASE("records of any size are copied, sliced and written from any strides", "[npy]")
{
    std::string content;
    for (char i = 0; i < 6; ++i)
        content += std::string{i, 'a', 'b', static_cast<char>('A' + i), 'c'};
    const nd::any_ndarray a = loaded_any(file_of("[('i', '|i1'), ('s', '|S4')]", {2, 3}, content));
    const nd::any_ndarray back = a(nd::slice(nd::_, nd::_, -1), nd::slice(0, nd::_, 2));
    CHECK(nd::axis_values(back.field("i").as<std::int8_t>().shape()) == nd::axis_values({2, 2}));
    CHECK(content_of(back) ==
        content.substr(15, 5) + content.substr(25, 5) + content.substr(0, 5) + content.substr(10, 5));
    CHECK(saved(back) == file_of("[('i', '|i1'), ('s', '|S4')]", {2, 2}, content_of(back)));
}

TEST_CASE("elements without bytes are copied and saved", "[npy]")
{
    const nd::dtype type = nd::record_dtype({{"x", nd::bytes_dtype(0)}, {"y", nd::dtype_of<int>()}});
    const nd::index_t shape[] = {3};
    const nd::any_ndarray empty = nd::detail::allocate_any(type, shape, nd::c_strides(shape, 4)).field("x");
    CHECK(saved(empty) == nd::detail::npy_header_text("'|S0'", false, shape));
    CHECK(saved(empty.copy()) == saved(empty));
    empty.assign(empty.copy());
}

TEST_CASE("bools in records become 0 or 1", "[npy]")
{
    const std::string file = file_of("[('a', '|u1'), ('b', '|b1', (2,))]", {2}, std::string("\x07\x02\0\x08\xff\1", 6));
    CHECK(content_of(loaded_any(file)) == std::string("\x07\1\0\x08\1\1", 6));
}

TEST_CASE("typed arrays are loaded of their own dtype only", "[npy]")
{
    const std::string file = file_of("'<M8[D]'", {1}, std::string(8, '\0'));
    const auto bytes = std::as_bytes(std::span<const char>(file.data(), file.size()));
    CHECK(support::error_text<nd::dtype_error>([&] { (void)nd::load<std::int64_t>(bytes); }) ==
        "cannot load elements of dtype '<M8[D]' as int64");
    CHECK_THROWS_AS(nd::load<double>(bytes, nd::cast), nd::dtype_error);
}

TEST_CASE("pickles and short files are refused", "[npy]")
{
    CHECK_THROWS_AS(loaded_any(file_of("'|O'", {1}, "12345678")), nd::format_error);
    CHECK_THROWS_AS(loaded_any(file_of("[('a', '<i4'), ('b', '|O')]", {1}, "123456789012")), nd::format_error);
    CHECK_THROWS_AS(loaded_any(file_of("[('a', '<i4')]", {1'000'000'000'000}, "1234")), nd::format_error);
    CHECK_THROWS_AS(loaded_any(file_of("[('a', '<i4')]", {2}, "1234567")), nd::format_error);
}
} // namespace
