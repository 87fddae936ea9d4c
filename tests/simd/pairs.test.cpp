#include <nd/simd/pairs.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
template <class T>
bool swaps_neighbours()
{
    using Arch = nd::simd::default_arch;
    if constexpr (nd::simd::vectorizable<T, Arch>) {
        constexpr int n = nd::simd::lanes<T, Arch>;
        T x[std::size_t(n)], y[std::size_t(n)];
        for (int i = 0; i < n; ++i)
            x[i] = static_cast<T>(i + 1);
        nd::simd::store(y, nd::simd::swap_pairs(nd::simd::load<T, Arch>(x)));
        for (int i = 0; i < n; ++i)
            if (y[i] != x[i ^ 1])
                return false;
    }
    return true;
}
} // namespace

TEST_CASE("swap_pairs exchanges neighbouring lanes", "[simd]")
{
    CHECK(swaps_neighbours<double>());
    CHECK(swaps_neighbours<float>());
    CHECK(swaps_neighbours<std::int32_t>());
}

namespace
{
template <class T>
bool parts_are_apart()
{
    using Arch = nd::simd::default_arch;
    constexpr int n = nd::simd::lanes<T, Arch>;
    T x[std::size_t(2 * n)], first[std::size_t(n)], second[std::size_t(n)];
    for (int i = 0; i < 2 * n; ++i)
        x[i] = static_cast<T>(i);
    const auto parts = nd::simd::load_pairs<T, Arch>(x);
    nd::simd::store(first, parts.first);
    nd::simd::store(second, parts.second);
    for (int i = 0; i < n; ++i)
        if (first[i] != x[2 * i] || second[i] != x[2 * i + 1])
            return false;
    return true;
}
} // namespace

TEST_CASE("load_pairs puts each part of pairs into a register", "[simd]")
{
    CHECK(parts_are_apart<double>());
    CHECK(parts_are_apart<float>());
    CHECK(parts_are_apart<std::int32_t>());
}

namespace
{
/// The products of complex numbers in memory, and their conjugates, as registers compute them and as numbers do.
template <class R>
bool computes_as_complex_numbers()
{
    using Arch = nd::simd::default_arch;
    if constexpr (nd::simd::vectorizable<R, Arch>) {
        constexpr int n = nd::simd::lanes<R, Arch>;
        R a[std::size_t(n)], b[std::size_t(n)], product[std::size_t(n)], conjugate[std::size_t(n)];
        for (int i = 0; i < n; ++i) {
            a[i] = R(i + 1) / R(7);
            b[i] = R(3 - i) / R(11);
        }
        const auto x = nd::simd::load<R, Arch>(a), y = nd::simd::load<R, Arch>(b);
        nd::simd::store(product, nd::simd::multiply_pairs(x, y));
        nd::simd::store(conjugate, nd::simd::conjugate_pairs(x));
        for (int i = 0; i < n; i += 2) {
            const volatile R rr = a[i] * b[i], ii = a[i + 1] * b[i + 1], ri = a[i] * b[i + 1], ir = a[i + 1] * b[i];
            if (product[i] != rr - ii || product[i + 1] != ri + ir)
                return false;
            if (conjugate[i] != a[i] || conjugate[i + 1] != -a[i + 1])
                return false;
        }
    }
    return true;
}

template <class T>
bool joins_what_it_split()
{
    using Arch = nd::simd::default_arch;
    if constexpr (nd::simd::vectorizable<T, Arch>) {
        constexpr int n = nd::simd::lanes<T, Arch>;
        T x[std::size_t(2 * n)], y[std::size_t(2 * n)];
        for (int i = 0; i < 2 * n; ++i)
            x[i] = static_cast<T>(i);
        const auto parts = nd::simd::load_pairs<T, Arch>(x);
        const auto joined = nd::simd::join_pairs(parts.first, parts.second);
        nd::simd::store(y, joined.first);
        nd::simd::store(y + n, joined.second);
        for (int i = 0; i < 2 * n; ++i)
            if (x[i] != y[i])
                return false;
        nd::simd::store(y, nd::simd::splat_pair<T, Arch>(T(3), T(5)));
        for (int i = 0; i < n; ++i)
            if (y[i] != T(i % 2 == 0 ? 3 : 5))
                return false;
    }
    return true;
}
} // namespace

TEST_CASE("multiply_pairs and conjugate_pairs compute as complex numbers do", "[simd]")
{
    CHECK(computes_as_complex_numbers<double>());
    CHECK(computes_as_complex_numbers<float>());
}

TEST_CASE("join_pairs puts together what split_pairs took apart", "[simd]")
{
    CHECK(joins_what_it_split<double>());
    CHECK(joins_what_it_split<float>());
    CHECK(joins_what_it_split<std::int32_t>());
}
