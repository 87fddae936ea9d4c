// Tests of the node that holds a function of the user.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/copy.hpp>
#include <nd/expr/user_map.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace
{
struct twice
{
    double operator()(double x) const { return 2 * x; }
};
using leaf = nd::leaf<double, nd::dynamic>;
using node = nd::user_node<twice, nd::signature<double, double>, leaf>;
} // namespace

TEST_CASE("a node of a user's function is an expression of its operands' shape", "[expr]")
{
    static_assert(nd::expression<node>);
    const nd::ndarray<double> a({2, 3});
    const node n(twice(), nd::detail::in_place(), [&] { return a.handle(); });
    CHECK(n.shape() == nd::axis_values{2, 3});
    CHECK(n.uses(a.base()) == 1);
    CHECK(nd::eval(n)(1, 2) == 0.0);
}

TEST_CASE("composed functions know when a user's function takes part", "[expr]")
{
    using function = node::function<double>;
    STATIC_CHECK(nd::detail::calls_user_code<function>);
    STATIC_CHECK(nd::detail::calls_user_code<node::function<float>>);
    STATIC_CHECK_FALSE(nd::detail::calls_user_code<nd::detail::argument<double>>);
    STATIC_CHECK(function::operands::size == 1);
}

TEST_CASE("a function that is costly to copy is pointed to, others are copied", "[expr]")
{
    struct costly
    {
        std::string text;
        double operator()(double x) const { return x; }
    };
    STATIC_CHECK(sizeof(nd::detail::kept_function<costly>) == sizeof(void*));
    STATIC_CHECK(sizeof(nd::detail::kept_function<twice>) == 1);
}
