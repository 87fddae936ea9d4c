// The kernel: every length, every mixture of operands that move and operands that repeat.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/kernel.hpp>
#include <nd/ufunc/arithmetic.hpp>
#include <nd/ufunc/comparison.hpp>

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace
{
using namespace nd::detail;
using nd::index_t;
using arch = nd::simd::default_arch;

template <class T>
struct sum_function
{
    using type = application<add_op, T, argument<T>, argument<T>>;
};

template <class T>
index_t wrong_sums(index_t n, bool repeats)
{
    using F = typename sum_function<T>::type;
    const F f{argument<T>(), argument<T>()};
    const kernel k = kernel_for<arch, F>();
    std::vector<T> a(static_cast<std::size_t>(n));
    std::vector<T> b(static_cast<std::size_t>(repeats ? k.splat : n), T(3));
    std::vector<T> out(static_cast<std::size_t>(n) + 1, T(99));
    for (index_t i = 0; i < n; ++i)
        a[static_cast<std::size_t>(i)] = static_cast<T>(i % 50);
    const char* in[] = {reinterpret_cast<const char*>(a.data()), reinterpret_cast<const char*>(b.data())};
    const index_t step[] = {sizeof(T), repeats ? 0 : index_t{sizeof(T)}};
    k.run(&f, out.data(), in, step, n, stores::cached);
    index_t wrong = out.back() != T(99);
    for (index_t i = 0; i < n; ++i)
        wrong += out[static_cast<std::size_t>(i)] != static_cast<T>(i % 50 + 3);
    return wrong;
}

TEST_CASE("a kernel computes exactly n elements for every n", "[engine]")
{
    for (index_t n = 0; n < 200; ++n)
        for (bool repeats : {false, true}) {
            INFO(n);
            CHECK(wrong_sums<double>(n, repeats) == 0);
            CHECK(wrong_sums<float>(n, repeats) == 0);
            CHECK(wrong_sums<std::int8_t>(n, repeats) == 0);
            CHECK(wrong_sums<std::uint64_t>(n, repeats) == 0);
            CHECK(wrong_sums<long double>(n, repeats) == 0);
        }
}

TEST_CASE("numbers in an expression are part of the function", "[engine]")
{
    using F = application<multiply_op, double, argument<double>, constant<double>>;
    const F f{argument<double>(), constant<double>{2.5}};
    static_assert(F::operands::size == 1);
    static_assert(sizeof(F) <= 2 * sizeof(double));
    const double a[] = {1, 2, 3, 4, 5, 6, 7};
    double out[7];
    const char* in[] = {reinterpret_cast<const char*>(a)};
    const index_t step[] = {8};
    kernel_for<arch, F>().run(&f, out, in, step, 7, stores::cached);
    CHECK((out[0] == 2.5 && out[6] == 17.5));
}

TEST_CASE("truth values are written as 0 and 1 bytes", "[engine]")
{
    using F = application<less_op, bool, argument<double>, argument<double>>;
    const F f{argument<double>(), argument<double>()};
    double a[37];
    double b[37];
    unsigned char out[38];
    for (int i = 0; i < 37; ++i) {
        a[i] = i % 3;
        b[i] = 1;
    }
    out[37] = 77;
    const char* in[] = {reinterpret_cast<const char*>(a), reinterpret_cast<const char*>(b)};
    const index_t step[] = {8, 8};
    kernel_for<arch, F>().run(&f, out, in, step, 37, stores::cached);
    for (int i = 0; i < 37; ++i)
        CHECK(out[i] == (i % 3 == 0 ? 1 : 0));
    CHECK(out[37] == 77);
}

TEST_CASE("results in the place of an operand are right for every length", "[engine]")
{
    using F = typename sum_function<double>::type;
    const F f{argument<double>(), argument<double>()};
    const kernel k = kernel_for<arch, F>();
    for (index_t n = 0; n <= 70; ++n) {
        std::vector<double> a(static_cast<std::size_t>(n) + 1, 1.0);
        const std::vector<double> b(static_cast<std::size_t>(n) + 1, 2.0);
        const char* in[] = {reinterpret_cast<const char*>(a.data()), reinterpret_cast<const char*>(b.data())};
        const index_t step[] = {sizeof(double), sizeof(double)};
        k.run(&f, a.data(), in, step, n, stores::cached);
        index_t wrong = a.back() != 1.0;
        for (index_t i = 0; i < n; ++i)
            wrong += a[static_cast<std::size_t>(i)] != 3.0;
        CHECK(wrong == 0);
    }
}
} // namespace
