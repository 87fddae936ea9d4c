#include <nd/linalg/norm.hpp>
#include <nd/ufunc/constants.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"
#include <complex>

using support::counted;
using support::error_text;
using support::linalg_difference;
using support::vector_of;

namespace
{
using norm_number = std::complex<double>;
const nd::ndarray<double, 1>& norm_elements()
{
    static const auto v = vector_of({3.0, -4.0, 0.0, 0.0, 12.0, -5.0});
    return v;
}
const nd::ndarray<norm_number, 1>& norm_complex()
{
    static const auto v =
        vector_of<norm_number>({norm_number(3, 4), norm_number(0, 0), norm_number(5, -12), norm_number(8, 6)});
    return v;
}
} // namespace

TEST_CASE("norms of vectors are NumPy's for every order", "[linalg][norm]")
{
    const nd::ndarray<double, 2> x = norm_elements().reshape<2>({2, 3});
    const auto q = counted<std::int64_t>({3}, 4);
    const std::pair<std::string, nd::norm_order> orders[] = {{"none", {}}, {"0", 0}, {"1", 1}, {"-1", -1}, {"2", 2},
        {"3", 3}, {"-2", -2}, {"0.5", 0.5}, {"inf", nd::inf}, {"-inf", -nd::inf}};
    for (const auto& [name, order] : orders) {
        CHECK(linalg_difference("norm vector " + name, nd::norm(x[1], order)) == "");
        CHECK(linalg_difference("norm integers " + name, nd::norm(q, order)) == "");
        CHECK(linalg_difference("norm complex " + name, nd::norm(norm_complex(), order)) == "");
        CHECK(linalg_difference("norm axis " + name, nd::norm(x, order, 1)) == "");
        CHECK(linalg_difference("norm axis " + name, nd::norm(-x, order, {-1})) == "");
        CHECK(
            linalg_difference("norm keepdims " + name, nd::norm(x, {.ord = order, .axis = 0, .keepdims = true})) == "");
    }
    static_assert(std::is_same_v<decltype(nd::norm(q)), double>);
    static_assert(decltype(nd::norm(x, 1, 0))::rank == 1);
}

TEST_CASE("norms of matrices are NumPy's", "[linalg][norm]")
{
    const nd::ndarray<double, 2> x = norm_elements().reshape<2>({2, 3});
    const auto z = norm_complex().reshape({2, 2});
    const auto a = counted({2, 3, 4});
    const std::pair<std::string, nd::norm_order> orders[] = {
        {"none", {}}, {"fro", "fro"}, {"1", 1}, {"-1", -1}, {"inf", nd::inf}, {"-inf", -nd::inf}};
    for (const auto& [name, order] : orders) {
        CHECK(linalg_difference("norm matrix " + name, nd::norm(x, order)) == "");
        CHECK(linalg_difference("norm matrix complex " + name, nd::norm(z, order)) == "");
        CHECK(linalg_difference("norm matrices " + name, nd::norm(a, order, {0, 2})) == "");
        CHECK(linalg_difference("norm matrices keepdims " + name,
                  nd::norm(a, {.ord = order, .axis = {2, 0}, .keepdims = true})) == "");
    }
}

TEST_CASE("a norm without order and axis is of all elements", "[linalg][norm]")
{
    const auto a = counted({2, 3, 4});
    CHECK(linalg_difference("norm stack", nd::norm(a)) == "");
    CHECK(linalg_difference("norm stack keepdims", nd::norm(a, {.keepdims = true})) == "");
    CHECK(linalg_difference("norm nothing", nd::norm(counted({0}))) == "");
    CHECK(linalg_difference("norm nothing inf", nd::norm(counted({0}), nd::inf)) == "");
    CHECK(linalg_difference("norm rank 0", nd::norm(counted({}, -3.0))) == "");
    static_assert(std::is_same_v<decltype(nd::norm(vector_of({1.0f}), 3)), float>);
    static_assert(std::is_same_v<decltype(nd::norm(vector_of({std::complex<float>()}))), float>);
    CHECK(nd::norm(vector_of({true, true, true, true})) == 2);
}

TEST_CASE("norm says which order does not fit", "[linalg][norm]")
{
    const auto a = counted({2, 2});
    const auto v = counted({2});
    const auto text = [](const auto& x, const nd::norm_options& o) {
        return error_text<nd::value_error>([&] { (void)nd::norm(x, o); });
    };
    CHECK(text(a, {.ord = 3}) == "Invalid norm order for matrices.");
    CHECK(text(a, {.ord = "foo"}) == "Invalid norm order for matrices.");
    CHECK(text(v, {.ord = "fro"}) == "Invalid norm order 'fro' for vectors");
    CHECK(text(counted({2, 2, 2}), {.ord = 1}) == "Improper number of dimensions to norm.");
    CHECK(text(a, {.ord = 1, .axis = {0, 1, 1}}) == "Improper number of dimensions to norm.");
    CHECK(text(a, {.ord = 1, .axis = {0, -2}}) == "Duplicate axes given.");
    CHECK(text(counted({}), {.ord = 1}) == "Improper number of dimensions to norm.");
    CHECK(text(counted({0}), {.ord = -nd::inf}) ==
        "zero-size array to reduction operation minimum which has no identity");
    CHECK(text(a, {.ord = 2}) == "this norm of a matrix needs its singular values, which nd does not compute");
    CHECK(error_text<nd::axis_error>([&] { (void)nd::norm(a, 1, 2); }) ==
        "axis 2 is out of bounds for array of dimension 2");
}
