#include <nd/io/format_element.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>
#include <vector>

namespace
{
template <class T>
std::vector<std::string> element_words(const std::vector<T>& values, const nd::print_options& options = {})
{
    auto format = nd::detail::make_format<T>(nd::detail::merge(nd::detail::print_settings{}, options));
    const nd::index_t shape = static_cast<nd::index_t>(values.size());
    const nd::index_t stride = sizeof(T);
    const nd::detail::shown_elements all{
        reinterpret_cast<const std::byte*>(values.data()), {&shape, 1}, {&stride, 1}, -1};
    format.fit(all);
    std::vector<std::string> words;
    all.for_each([&](const std::byte* p) { format.write(words.emplace_back(), p); });
    return words;
}

template <class T>
std::string scalar_text(T x)
{
    const auto format = nd::detail::make_format<T>({});
    std::string text;
    format.write_scalar(text, reinterpret_cast<const std::byte*>(&x));
    return text;
}
using strings = std::vector<std::string>;
} // namespace

TEST_CASE("integers are padded to the longest", "[print]")
{
    CHECK(element_words<int>({1, -10, 100}) == strings{"  1", "-10", "100"});
    CHECK(element_words<int>({1, 10}, {.sign = '+'}) == strings{" +1", "+10"});
    CHECK(element_words<int>({1, 10}, {.sign = ' '}) == strings{"  1", " 10"});
    CHECK(element_words<int>({-1, 10}, {.sign = ' '}) == strings{"-1", "10"});
    CHECK(element_words<std::int64_t>({std::numeric_limits<std::int64_t>::min()}) == strings{"-9223372036854775808"});
    CHECK(element_words<std::uint64_t>({0, ~std::uint64_t{0}}) ==
        strings{"                   0", "18446744073709551615"});
}

TEST_CASE("complex numbers pad both parts and put the j before the padding", "[print]")
{
    CHECK(element_words<std::complex<double>>({{1, 2}, {-0.5, 0.25}}) == strings{" 1. +2.j  ", "-0.5+0.25j"});
}

TEST_CASE("the text of a scalar does not depend on the print options", "[print]")
{
    const nd::print_guard guard({.precision = 2});
    CHECK(scalar_text(1.0 / 3) == "0.3333333333333333");
    CHECK(scalar_text(1.0F / 3) == "0.33333334");
    CHECK(scalar_text(2.0) == "2.0");
    CHECK(scalar_text(1e16) == "1e+16");
    CHECK(scalar_text(1e6F) == "1e+06");
    CHECK(scalar_text(true) == "True");
    CHECK(scalar_text(std::complex<double>(1, -2)) == "(1-2j)");
    CHECK(scalar_text(std::complex<double>(0, 2)) == "2j");
    CHECK(scalar_text(std::complex<double>(-0.0, __builtin_nan(""))) == "(-0+nanj)");
}

TEST_CASE("only the corners of a summarised array are visited", "[print]")
{
    const std::vector<nd::index_t> shape = {1'000'000'000, 5};
    const std::vector<nd::index_t> strides = {5, 1};
    const std::byte* start = nullptr; // addresses are computed, never read
    std::vector<nd::index_t> offsets;
    const nd::detail::shown_elements corners{start, shape, strides, 1};
    corners.for_each([&](const std::byte* p) { offsets.push_back(p - start); });
    CHECK(offsets == std::vector<nd::index_t>{0, 4, 4'999'999'995, 4'999'999'999});
}
