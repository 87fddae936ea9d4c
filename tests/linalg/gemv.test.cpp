// Also tests: linalg/inner_sums.hpp
#include <nd/linalg/gemv.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>
#include <string>
#include <vector>

namespace
{
template <class T>
T gemv_number(nd::index_t i)
{
    const auto x = static_cast<int>(i * 7919 % 13);
    if constexpr (nd::complex_element<T>)
        return T(static_cast<typename T::value_type>(x - 6), static_cast<typename T::value_type>(x % 5));
    else if constexpr (std::is_same_v<T, bool>)
        return x < 2;
    else
        return static_cast<T>(x - 6);
}

/// "" when a matrix of these extents and strides times a vector is the naive product.
template <class T>
std::string gemv_difference(nd::index_t n, nd::index_t k, nd::index_t row, nd::index_t column, nd::index_t step)
{
    std::vector<unsigned char> bytes(static_cast<std::size_t>((n - 1) * row + (k - 1) * column + 1) * sizeof(T));
    T* const elements = reinterpret_cast<T*>(bytes.data());
    std::vector<unsigned char> x_bytes(static_cast<std::size_t>(k * step) * sizeof(T));
    T* const x = reinterpret_cast<T*>(x_bytes.data());
    std::vector<unsigned char> out_bytes(static_cast<std::size_t>(n * step) * sizeof(T), 0x5a);
    T* const out = reinterpret_cast<T*>(out_bytes.data());
    for (nd::index_t i = 0; i < n; ++i)
        for (nd::index_t j = 0; j < k; ++j)
            elements[i * row + j * column] = gemv_number<T>(3 * i + j);
    for (nd::index_t j = 0; j < k; ++j)
        x[j * step] = gemv_number<T>(5 * j);
    nd::detail::multiply_vector<nd::simd::default_arch>(nd::detail::matrix_view<T>{elements, n, k, row, column},
        nd::detail::vector_view<const T>{x, k, step}, nd::detail::vector_view<T>{out, n, step});
    for (nd::index_t i = 0; i < n; ++i) {
        T sum = T();
        for (nd::index_t j = 0; j < k; ++j) {
            if constexpr (std::is_same_v<T, bool>)
                sum = sum || (elements[i * row + j * column] && x[j * step]);
            else
                sum = static_cast<T>(sum + static_cast<T>(elements[i * row + j * column] * x[j * step]));
        }
        if (!(out[i * step] == sum))
            return std::to_string(n) + " x " + std::to_string(k) + ", strides " + std::to_string(row) + ", " +
                std::to_string(column) + ": element " + std::to_string(i);
        if (step > 1 && out_bytes[static_cast<std::size_t>(i * step + 1) * sizeof(T)] != 0x5a)
            return "written between elements";
    }
    return "";
}

template <class T>
std::string gemv_differences()
{
    for (nd::index_t n : {1, 2, 4, 7, 33, 1500})
        for (nd::index_t k : {1, 2, 5, 8, 31, 129, 1100})
            for (nd::index_t step : {1, 2}) {
                if (n * k > 200000)
                    continue;
                std::string all = gemv_difference<T>(n, k, k, 1, step);
                all += gemv_difference<T>(n, k, 1, n, step);
                all += gemv_difference<T>(n, k, 2 * k, 2, step);
                all += gemv_difference<T>(n, k, 3, 3 * n + 1, step);
                if (!all.empty())
                    return all;
            }
    return "";
}
} // namespace

TEST_CASE("matrices of all extents and strides times vectors are sums of products", "[linalg][gemv]")
{
    CHECK(gemv_differences<double>() == "");
    CHECK(gemv_differences<float>() == "");
    CHECK(gemv_differences<std::complex<double>>() == "");
    CHECK(gemv_differences<std::complex<float>>() == "");
    CHECK(gemv_differences<std::int32_t>() == "");
    CHECK(gemv_differences<std::uint8_t>() == "");
    CHECK(gemv_differences<bool>() == "");
    CHECK(gemv_differences<long double>() == "");
}

TEST_CASE("inner products conjugate the first vector on demand", "[linalg][gemv]")
{
    using C = std::complex<float>;
    const C x[] = {{1, 2}, {3, -4}, {0, 1}};
    const C y[] = {{5, 6}, {0, 0}, {7, 8}, {0, 0}, {1, 1}};
    const nd::detail::vector_view<const C> a{x, 3, 1};
    const nd::detail::vector_view<const C> b{y, 3, 2};
    using nd::simd::default_arch;
    CHECK(nd::detail::inner_product<default_arch>(a, b) == x[0] * y[0] + x[1] * y[2] + x[2] * y[4]);
    CHECK(nd::detail::inner_product<default_arch>(a, b, nd::detail::conjugation::yes) ==
        std::conj(x[0]) * y[0] + std::conj(x[1]) * y[2] + std::conj(x[2]) * y[4]);
    CHECK(nd::detail::inner_product<default_arch>(b, a, nd::detail::conjugation::yes) ==
        std::conj(y[0]) * x[0] + std::conj(y[2]) * x[1] + std::conj(y[4]) * x[2]);
}

TEST_CASE("a long inner product of floats stays accurate", "[linalg][gemv]")
{
    const std::vector<float> x(1000000, 0.1f);
    const nd::detail::vector_view<const float> v{x.data(), 1000000, 1};
    const double wanted = 1e6 * static_cast<double>(0.1f) * static_cast<double>(0.1f);
    const double got = nd::detail::inner_product<nd::simd::default_arch>(v, v);
    CHECK(got - wanted < 1e-5 * wanted);
    CHECK(wanted - got < 1e-5 * wanted);
}

namespace
{
template <class T>
std::string inner_product_differences()
{
    using nd::detail::conjugation;
    const auto conjugated = [](T z) {
        if constexpr (nd::complex_element<T>)
            return std::conj(z);
        else
            return z;
    };
    for (nd::index_t n : {0, 1, 2, 3, 7, 8, 31, 64, 65, 200, 5000})
        for (nd::index_t x_stride : {1, 2})
            for (nd::index_t y_stride : {1, 3}) {
                std::vector<T> x(static_cast<std::size_t>(n * x_stride)), y(static_cast<std::size_t>(n * y_stride));
                T plain = T();
                T turned = T();
                for (nd::index_t i = 0; i < n; ++i) {
                    const T a = x[static_cast<std::size_t>(i * x_stride)] = gemv_number<T>(i);
                    const T b = y[static_cast<std::size_t>(i * y_stride)] = gemv_number<T>(3 * i + 1);
                    plain = static_cast<T>(plain + a * b);
                    turned = static_cast<T>(turned + conjugated(a) * b);
                }
                const nd::detail::vector_view<const T> a{x.data(), n, x_stride};
                const nd::detail::vector_view<const T> b{y.data(), n, y_stride};
                if (!(nd::detail::inner_product<nd::simd::default_arch>(a, b) == plain) ||
                    !(nd::detail::inner_product<nd::simd::default_arch>(a, b, conjugation::yes) == turned))
                    return std::to_string(n) + " elements, strides " + std::to_string(x_stride) + ", " +
                        std::to_string(y_stride);
            }
    return "";
}
} // namespace

TEST_CASE("inner products of all lengths and strides are sums of products", "[linalg][gemv]")
{
    CHECK(inner_product_differences<double>() == "");
    CHECK(inner_product_differences<float>() == "");
    CHECK(inner_product_differences<std::complex<double>>() == "");
    CHECK(inner_product_differences<std::complex<float>>() == "");
    CHECK(inner_product_differences<std::complex<long double>>() == "");
    CHECK(inner_product_differences<std::int16_t>() == "");
}
