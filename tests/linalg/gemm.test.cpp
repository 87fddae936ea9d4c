// Also tests: linalg/matrix_view.hpp linalg/pack_panels.hpp linalg/sum_of_products.hpp linalg/tile_kernel.hpp
#include <nd/linalg/gemm.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>
#include <string>
#include <vector>

namespace
{
template <class T>
T small_number(nd::index_t i)
{
    const auto x = static_cast<int>(i * 7919 % 11);
    if constexpr (nd::complex_element<T>)
        return T(static_cast<typename T::value_type>(x - 5), static_cast<typename T::value_type>(x % 4));
    else if constexpr (std::is_same_v<T, bool>)
        return x < 3;
    else
        return static_cast<T>(x - 5);
}

/// Elements (i, j) of a matrix at given strides in a block with something else around it.
template <class T>
struct placed_matrix
{
    std::vector<unsigned char> bytes;
    nd::detail::matrix_view<T> view;

    placed_matrix(nd::index_t rows, nd::index_t columns, nd::index_t row_stride, nd::index_t column_stride)
    {
        const auto span = [](nd::index_t n, nd::index_t stride) { return (n - 1) * (stride < 0 ? -stride : stride); };
        const nd::index_t size = span(rows, row_stride) + span(columns, column_stride) + 1;
        bytes.resize(static_cast<std::size_t>(size) * sizeof(T), 0xff);
        T* const first = reinterpret_cast<T*>(bytes.data());
        const nd::index_t offset =
            (row_stride < 0 ? span(rows, row_stride) : 0) + (column_stride < 0 ? span(columns, column_stride) : 0);
        view = {first + offset, rows, columns, row_stride, column_stride};
        for (nd::index_t i = 0; i < rows; ++i)
            for (nd::index_t j = 0; j < columns; ++j)
                *const_cast<T*>(view.at(i, j)) = small_number<T>(i * 31 + j * 17);
    }
};

template <class T>
T naive_element(const nd::detail::matrix_view<T>& a, const nd::detail::matrix_view<T>& b, nd::index_t i, nd::index_t j)
{
    T sum = T();
    for (nd::index_t k = 0; k < a.columns; ++k) {
        if constexpr (std::is_same_v<T, bool>)
            sum = sum || (*a.at(i, k) && *b.at(k, j));
        else
            sum = static_cast<T>(sum + static_cast<T>(*a.at(i, k) * *b.at(k, j)));
    }
    return sum;
}

/// "" when the product of matrices with these strides is the naive one and nothing beside the result is written.
template <class T>
std::string product_difference(const placed_matrix<T>& a, const placed_matrix<T>& b)
{
    const nd::index_t gap = 3;
    const nd::index_t row = b.view.columns + gap;
    std::vector<unsigned char> bytes(static_cast<std::size_t>(a.view.rows * row) * sizeof(T), 0x5a);
    const std::vector<unsigned char> before = bytes;
    T* const out = reinterpret_cast<T*>(bytes.data());
    nd::detail::multiply_blocked<nd::simd::default_arch>(a.view, b.view, out, row);
    for (nd::index_t i = 0; i < a.view.rows; ++i) {
        for (nd::index_t j = 0; j < b.view.columns; ++j)
            if (!(out[i * row + j] == naive_element(a.view, b.view, i, j)))
                return "element " + std::to_string(i) + ", " + std::to_string(j);
        if (std::memcmp(out + i * row + b.view.columns, before.data(), static_cast<std::size_t>(gap) * sizeof(T)) != 0)
            return "row " + std::to_string(i) + " is too long";
    }
    return "";
}

template <class T>
std::string differences_of_extents()
{
    for (nd::index_t n : {2, 3, 7, 8, 13, 40})
        for (nd::index_t k : {1, 2, 5, 70})
            for (nd::index_t m : {2, 7, 16, 24, 25, 47, 100})
                for (int form = 0; form < 5; ++form) {
                    const placed_matrix<T> a = form == 0 ? placed_matrix<T>(n, k, k, 1)
                        : form == 1                      ? placed_matrix<T>(n, k, 1, n)
                        : form == 2                      ? placed_matrix<T>(n, k, 2 * k, 2)
                        : form == 3                      ? placed_matrix<T>(n, k, -k, 1)
                                                         : placed_matrix<T>(n, k, k, -1);
                    const placed_matrix<T> b = form == 0 ? placed_matrix<T>(k, m, m, 1)
                        : form == 1                      ? placed_matrix<T>(k, m, 1, k)
                        : form == 2                      ? placed_matrix<T>(k, m, m + 3, 1)
                        : form == 3                      ? placed_matrix<T>(k, m, -m, 1)
                                                         : placed_matrix<T>(k, m, 3 * m, -3);
                    if (const std::string difference = product_difference(a, b); !difference.empty())
                        return std::to_string(n) + " x " + std::to_string(k) + " x " + std::to_string(m) + ", form " +
                            std::to_string(form) + ": " + difference;
                }
    return "";
}
} // namespace

TEST_CASE("products of all extents around a tile are sums of products", "[linalg][gemm]")
{
    CHECK(differences_of_extents<double>() == "");
    CHECK(differences_of_extents<float>() == "");
    CHECK(differences_of_extents<std::complex<double>>() == "");
    CHECK(differences_of_extents<std::complex<float>>() == "");
    CHECK(differences_of_extents<std::int64_t>() == "");
    CHECK(differences_of_extents<std::int32_t>() == "");
    CHECK(differences_of_extents<std::uint16_t>() == "");
    CHECK(differences_of_extents<std::int8_t>() == "");
    CHECK(differences_of_extents<bool>() == "");
    CHECK(differences_of_extents<long double>() == "");
    CHECK(differences_of_extents<std::complex<long double>>() == "");
}

TEST_CASE("products that need several blocks are sums of products", "[linalg][gemm]")
{
    using namespace nd::detail;
    // Wider, higher and deeper than a block of each type.
    const auto spot_checks = [](auto zero, nd::index_t n, nd::index_t k, nd::index_t m) {
        using T = decltype(zero);
        const placed_matrix<T> a(n, k, k, 1);
        const placed_matrix<T> b(k, m, 1, k);
        std::vector<T> out(static_cast<std::size_t>(n * m));
        multiply_blocked<nd::simd::default_arch>(a.view, b.view, out.data(), m);
        nd::index_t wrong = 0;
        for (nd::index_t i = 0; i < n; i += i < 10 ? 1 : 37)
            for (nd::index_t j = 0; j < m; j += j < 40 ? 1 : 29)
                wrong += out[static_cast<std::size_t>(i * m + j)] == naive_element(a.view, b.view, i, j) ? 0 : 1;
        return wrong;
    };
    using blocks = block_shape<nd::simd::default_arch, double>;
    CHECK(spot_checks(0.0, 30, blocks::depth + 3, blocks::columns + 5) == 0);
    CHECK(spot_checks(0.0, blocks::rows + 9, blocks::depth + 1, 90) == 0);
    CHECK(spot_checks(std::complex<double>(), 50, blocks::depth + 3, blocks::columns / 2 + 7) == 0);
    CHECK(spot_checks(std::int8_t(), 50, 2100, 300) == 0);
}
