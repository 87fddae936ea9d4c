// Some thirty uses of nd, each run once between two marks: callgrind counts the instructions of each.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/nd.hpp>

#include "support/data.hpp"
#include <cstring>
#include <valgrind/callgrind.h>

namespace
{
using namespace nd::literals;
using nd::ndarray;

template <class T, int Rank = 1>
ndarray<T, Rank> in(const nd::axis_values& shape, unsigned seed, double low = -1, double high = 1)
{
    ndarray<T, Rank> a(shape);
    std::memcpy(a.data(), bench::input<T>(a.size(), seed, low, high), std::size_t(a.nbytes()));
    return a;
}

/// Counts `work` after it has run once, when memory that it recycles and pages that it touches are there.
template <class Work>
void count(const char* name, int times, const Work& work)
{
    work();
    CALLGRIND_ZERO_STATS;
    for (int i = 0; i < times; ++i)
        work();
    CALLGRIND_DUMP_STATS_AT(name);
}
template <class T>
void keep(const T& value)
{
    asm volatile("" : : "m"(value) : "memory");
}
} // namespace

int main()
{
    constexpr nd::index_t n = 10000, side = 128;
    constexpr int often = 100;
    auto a = in<double>({n}, 1), b = in<double>({n}, 2), c = in<double>({n}, 3), r = in<double>({n}, 4);
    auto m = in<double, 2>({side, side}, 1), p = in<double, 2>({side, side}, 2), q = in<double, 2>({side, side}, 3);
    auto col = in<double, 2>({side, 1}, 4);
    auto rows3 = in<double, 2>({n, 3}, 5), out3 = in<double, 2>({n, 3}, 6);
    auto row = in<double>({side}, 7), row3 = in<double>({3}, 8);
    auto indices = in<std::int64_t>({n}, 9, 0, double(n));
    auto picked = in<std::int64_t>({side}, 9, 0, double(side));
    auto bytes = in<std::uint8_t>({n}, 10, 0, 255);
    auto floats = in<float>({n}, 11);
    const ndarray<bool, 1> mask = a < 0.0;
    auto few = in<double, nd::dynamic>({16}, 1), few_too = in<double, nd::dynamic>({16}, 2),
         few_out = in<double, nd::dynamic>({16}, 3);

    count("add_16", often, [&] { few_out() = few + few_too; });
    count("add_16_fresh", often, [&] { keep(ndarray<double>(few + few_too)); });
    count("slice", often, [&] { keep(few(nd::slice(1, nd::_))); });
    count("sum_16", often, [&] { keep(nd::sum(few)); });
    count("add", 1, [&] { r() = a + b; });
    count("expression", 1, [&] { r() = (a - b) * c + a / 3.0; });
    count("where", 1, [&] { r() = nd::where(a > b, a, b); });
    count("exp", 1, [&] { r() = nd::exp(a); });
    count("sin", 1, [&] { r() = nd::sin(a); });
    count("add_row", 1, [&] { q() = m + row; });
    count("multiply_column", 1, [&] { q() = m * col; });
    count("add_row_of_3", 1, [&] { out3() = rows3 + row3; });
    count("every_other", 1, [&] { r(":5000"_s) = a("::2"_s) + b("::2"_s); });
    count("reverse", 1, [&] { r() = a("::-1"_s) + b; });
    count("add_transposed", 1, [&] { q() = m + p.T(); });
    count("copy_transposed", 1, [&] { q() = m.T(); });
    count("stencil", 1,
        [&] { q("1:-1,1:-1"_s) = 0.25 * (m(":-2,1:-1"_s) + m("2:,1:-1"_s) + m("1:-1,:-2"_s) + m("1:-1,2:"_s)); });
    count("sum", 1, [&] { keep(nd::sum(a)); });
    count("sum_axis_0", 1, [&] { keep(nd::sum(m, 0)); });
    count("sum_axis_1", 1, [&] { keep(nd::sum(m, 1)); });
    count("sum_of_squares", 1, [&] { keep(nd::sum(nd::square(a - b))); });
    count("var", 1, [&] { keep(nd::var(a)); });
    count("max", 1, [&] { keep(nd::max(a)); });
    count("argmax", 1, [&] { keep(nd::argmax(a)); });
    count("count_greater", 1, [&] { keep(nd::count_nonzero(a > b)); });
    count("take", 1, [&] { r() = a(indices); });
    count("take_rows", 1, [&] { q() = m(picked); });
    count("put", 1, [&] { r(indices) = a; });
    count("mask_get", 1, [&] { keep(ndarray<double, 1>(a(mask))); });
    count("mask_set", 1, [&] { c(c < 0.0) = -0.5; });
    count("u8_to_f32", 1, [&] { floats() = bytes.astype<float>(); });
    count("cumsum", 1, [&] { keep(nd::cumsum(a)); });
    count("sort", 1, [&] { keep(nd::sort(a)); });
    count("concatenate", 1, [&] { keep(nd::concatenate({a, b})); });
}
