#include <nd/linalg/contraction.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/expected.hpp"

using nd::detail::factor_of;
using nd::detail::multiply_stacks;
using nd::detail::stack_of;
using support::counted;

TEST_CASE("groups of axes that follow each other in memory are one axis of a matrix", "[linalg][contraction]")
{
    const auto a = counted({2, 3, 4, 5});
    const auto joined = stack_of<double>(factor_of<double>(a), {1, 1, 2});
    CHECK(joined.owner == a.base());
    CHECK(joined.first.rows == 3);
    CHECK(joined.first.columns == 20);
    CHECK(joined.first.row_stride == 20);
    CHECK(joined.strides[0] == 60);
    const auto copied = stack_of<double>(factor_of<double>(a.transpose({0, 1, 3, 2})), {1, 1, 2});
    CHECK(!(copied.owner == a.base()));
    CHECK(*copied.first.at(0, 1) == 5);
    const auto number = stack_of<double>(factor_of<double>(counted({})), {0, 0, 0});
    CHECK(number.first.rows == 1);
    CHECK(number.first.columns == 1);
}

TEST_CASE("stacks of matrices are multiplied one by one or as one", "[linalg][contraction]")
{
    const auto a = counted({2, 3, 2, 2});
    const auto b = counted({2, 2}, 1.0);
    auto x = stack_of<double>(factor_of<double>(a), {2, 1, 1});
    auto y = stack_of<double>(factor_of<double>(b), {0, 1, 1});
    y.strides = nd::axis_values{0, 0};
    const nd::index_t batch[] = {2, 3};
    const auto wanted = [&](const nd::ndarray<double>& source, int i, int j, int r, int c) {
        return source(i, j, r, 0) * b(0, c) + source(i, j, r, 1) * b(1, c);
    };
    for (const nd::ndarray<double>& source :
        {a, a.transpose({1, 0, 2, 3}).copy().transpose({1, 0, 2, 3}), a.swapaxes(2, 3)}) {
        x = stack_of<double>(factor_of<double>(source), {2, 1, 1});
        nd::ndarray<double> out({2, 3, 2, 2});
        multiply_stacks<nd::simd::default_arch>(batch, x, y, out.data());
        for (int i = 0; i < 2; ++i)
            for (int j = 0; j < 3; ++j)
                for (int r = 0; r < 2; ++r)
                    for (int c = 0; c < 2; ++c)
                        CHECK(out(i, j, r, c) == wanted(source, i, j, r, c));
    }
}

TEST_CASE("a product over nothing is zeros", "[linalg][contraction]")
{
    const double none[1] = {};
    double out[6] = {1, 2, 3, 4, 5, 6};
    nd::detail::multiply_matrices<nd::simd::default_arch>(
        nd::detail::matrix_view<double>{none, 2, 0, 1, 1}, nd::detail::matrix_view<double>{none, 0, 3, 1, 1}, out);
    for (double x : out)
        CHECK(x == 0);
}
