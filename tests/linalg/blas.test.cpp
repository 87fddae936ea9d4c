#include <nd/linalg/blas.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>
#include <vector>

using nd::detail::blas_form_of;
using nd::detail::matrix_view;

TEST_CASE("a BLAS reads matrices whose rows or columns are runs", "[linalg][blas]")
{
    const double x[1] = {};
    const auto form = [&](nd::index_t row_stride, nd::index_t column_stride) {
        return blas_form_of(matrix_view<double>{x, 3, 4, row_stride, column_stride});
    };
    CHECK(form(4, 1).readable);
    CHECK(!form(4, 1).transposed);
    CHECK(form(9, 1).leading_dimension == 9);
    CHECK(form(1, 3).readable);
    CHECK(form(1, 3).transposed);
    CHECK(!form(3, 1).readable); // rows overlap
    CHECK(!form(0, 1).readable);
    CHECK(!form(-4, 1).readable);
    CHECK(!form(8, 2).readable);
    CHECK(!form(nd::index_t{1} << 32, 1).readable);
}

namespace
{
template <class T>
void check_blas_product()
{
    constexpr nd::index_t n = 33, k = 40, m = 35;
    std::vector<T> a(n * k), b(k * m), out(n * m);
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] = static_cast<T>(static_cast<nd::real_t<T>>(i % 7));
    for (std::size_t i = 0; i < b.size(); ++i)
        b[i] = static_cast<T>(static_cast<nd::real_t<T>>(i % 5));
    for (bool transposed : {false, true}) {
        const matrix_view<T> x{a.data(), n, k, transposed ? 1 : k, transposed ? n : 1};
        const matrix_view<T> y{b.data(), k, m, transposed ? 1 : m, transposed ? k : 1};
        REQUIRE(nd::detail::multiply_by_blas(x, y, out.data()) == nd::detail::uses_blas);
        if (!nd::detail::uses_blas)
            return;
        nd::index_t wrong = 0;
        for (nd::index_t i = 0; i < n; ++i)
            for (nd::index_t j = 0; j < m; ++j) {
                T sum = T();
                for (nd::index_t l = 0; l < k; ++l)
                    sum += *x.at(i, l) * *y.at(l, j);
                wrong += out[static_cast<std::size_t>(i * m + j)] == sum ? 0 : 1;
            }
        CHECK(wrong == 0);
    }
}
} // namespace

TEST_CASE("a BLAS gives the products of matrices when there is one", "[linalg][blas]")
{
    check_blas_product<float>();
    check_blas_product<double>();
    check_blas_product<std::complex<float>>();
    check_blas_product<std::complex<double>>();
}

TEST_CASE("small products are no work for a BLAS", "[linalg][blas]")
{
    const std::vector<double> a(16, 1.0);
    std::vector<double> out(16);
    const matrix_view<double> x{a.data(), 4, 4, 4, 1};
    CHECK(!nd::detail::multiply_by_blas(x, x, out.data()));
}
