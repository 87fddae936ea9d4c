// Also tests: select/fixed_count.hpp
#include <nd/creation/from.hpp>
#include <nd/indexing/literal.hpp>
#include <nd/reduce/sum.hpp>
#include <nd/select/advanced.hpp>
#include <nd/select/mask.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/arrays.hpp"
#include "support/errors.hpp"

using nd::_;
using support::error_text;

namespace
{
using nd::testing::counting;
template <class E>
std::vector<double> values(const E& e)
{
    const auto a = nd::eval(e).copy();
    return {a.data(), a.data() + a.size()};
}
template <class E>
std::vector<nd::index_t> shape(const E& e)
{
    const auto a = nd::eval(e);
    return {a.shape().begin(), a.shape().end()};
}
template <int Rank = 1>
nd::ndarray<bool, Rank> mask(const nd::axis_values& extents, std::initializer_list<int> truths)
{
    nd::ndarray<bool, Rank> m(extents);
    bool* out = m.data();
    for (int t : truths)
        *out++ = t != 0;
    return m;
}
using numbers = std::vector<double>;
using extents = std::vector<nd::index_t>;
} // namespace

TEST_CASE("a mask picks the elements where it is true, in C order, from any layout", "[select][mask]")
{
    for (const auto& [name, a] : nd::testing::in_all_layouts<double>(3, 4, 37)) {
        INFO(name);
        numbers expected;
        for (nd::index_t i = 0; i < 3; ++i)
            for (nd::index_t j = 0; j < 4; ++j)
                for (nd::index_t k = 0; k < 37; ++k)
                    if (const double x = nd::testing::element_of(a, i, j, k); static_cast<int>(x) % 3 == 1)
                        expected.push_back(x);
        const auto m = nd::eval(a % 3.0 == 1.0);
        CHECK(values(a(m)) == expected);
        CHECK(values(a(a % 3.0 == 1.0)) == expected);
        for (double& x : expected)
            x = 2 * x + 1;
        CHECK(values(a(m) * 2.0 + 1.0) == expected);
    }
}

TEST_CASE("assigning a number or a row to a mask equals the loop, in any layout", "[select][mask]")
{
    for (const auto& [name, view] : nd::testing::in_all_layouts<double>(3, 4, 37)) {
        if (!view.writeable())
            continue;
        INFO(name);
        auto a = view;
        auto expected = a.copy();
        for (double* p = expected.data(); p != expected.data() + expected.size(); ++p)
            *p = *p > 50 ? *p * 3 - 1 : *p;
        a(a > 50.0) *= 3.0;
        a(a > 50.0) = a(a > 50.0) - 1.0;
        CHECK(values(a) == values(nd::eval(expected)));
    }
}

TEST_CASE("masks over the leading axes take the others along", "[select][mask]")
{
    auto image = counting<float>({2, 2, 3});
    const auto steep = mask<2>({2, 2}, {1, 0, 0, 1});
    CHECK(shape(image(steep)) == extents{2, 3});
    image(steep) *= 2.0;
    CHECK((image(0, 0, 0) == 2 && image(0, 1, 0) == 4 && image(1, 1, 2) == 24));
    image(steep) = counting<float>({3});
    CHECK((image(0, 0, 2) == 3 && image(1, 0, 2) == 9 && image(1, 1, 2) == 3));
    image(steep) += 0.5 * image(steep);
    CHECK((image(0, 0, 0) == 1.5f && image(1, 1, 2) == 4.5f && image(1, 0, 0) == 7));
    image(steep, 0) = 0.0;
    CHECK((image(0, 0, 0) == 0 && image(0, 0, 1) == 3 && image(1, 1, 0) == 0));
}

TEST_CASE("a mask stands anywhere among slices, integers and new axes", "[select][mask]")
{
    const auto a = counting<double>({2, 3, 4});
    const auto m = mask({3}, {1, 0, 1});
    CHECK(shape(a(_, m)) == extents{2, 2, 4});
    CHECK(shape(a(nd::ellipsis, m, nd::slice(_, _, 2))) == extents{2, 2, 2});
    CHECK(shape(a(0, m)) == extents{2, 4});
    CHECK(shape(a(nd::newaxis, 0, m)) == extents{1, 2, 4});
    CHECK(shape(a(_, m, 0)) == extents{2, 2});
    CHECK(shape(a(m(nd::slice(_, 2)), _, 3)) == extents{1, 3});
    CHECK(shape(a(0, _, mask({4}, {1, 1, 1, 0}))) == extents{3, 3});
    CHECK(values(a(1, m, 3)) == numbers{16, 24});
}

TEST_CASE("as many values as the mask has true ones are written in order", "[select][mask]")
{
    auto a = counting<double>({5});
    const auto m = mask({5}, {1, 0, 1, 0, 1});
    a(m) = counting<double>({3}) * 10.0;
    CHECK(values(a) == numbers{10, 2, 20, 4, 30});
    a(m) += counting<double>({3});
    CHECK(values(a) == numbers{11, 2, 22, 4, 33});
    a(m) = counting<int>({1});
    CHECK(values(a) == numbers{1, 2, 1, 4, 1});
}

TEST_CASE("a wrong number of values is refused in NumPy's words", "[select][mask]")
{
    auto a = counting<double>({2, 2});
    const auto m = mask<2>({2, 2}, {1, 0, 0, 1});
    CHECK(error_text<nd::value_error>([&] { a(m) = counting<double>({3}); }) ==
        "NumPy boolean array indexing assignment cannot assign 3 input values to the 2 output values where the mask is "
        "true");
    CHECK(error_text<nd::dtype_error>([&] {
        a(m) = counting<double>({1, 2});
    }) == "NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has 2 dimensions");
    CHECK(error_text<nd::broadcast_error>([&] {
        a(mask({2}, {1, 1})) = counting<double>({3});
    }) == "shape mismatch: value array of shape (3,) could not be broadcast to indexing result of shape (2,2)");
    CHECK(values(a) == numbers{1, 2, 3, 4});
}

TEST_CASE("the shape of a mask must match exactly", "[select][mask]")
{
    auto a = counting<double>({3, 4});
    CHECK(error_text<nd::index_error>([&] {
        (void)a(mask({2}, {1, 1}));
    }) ==
        "boolean index did not match indexed array along axis 0; size of axis is 3 but size of corresponding boolean "
        "axis is 2");
    CHECK_THROWS_AS(a(mask<2>({3, 1}, {1, 1, 1})) = 0.0, nd::index_error);
    CHECK(error_text<nd::index_error>([&] {
        (void)a(mask<3>({3, 4, 1}, {}));
    }) == "too many indices for array: array is 2-dimensional, but 3 were indexed");
}

TEST_CASE("a mask without true values gives an empty array", "[select][mask]")
{
    auto a = counting<double>({3, 2});
    CHECK(shape(a(a > 100.0)) == extents{0});
    CHECK(shape(a(mask({3}, {0, 0, 0}))) == extents{0, 2});
    CHECK(nd::sum(a(a > 100.0)) == 0);
    a(a > 100.0) = 7.0;
    a(a > 100.0) = nd::ndarray<double>({0});
    CHECK(values(a) == numbers{1, 2, 3, 4, 5, 6});
    nd::ndarray<double> none({0, 3});
    none(none > 0.0) = 1.0;
    CHECK(shape(none(none > 0.0)) == extents{0});
}

TEST_CASE("a mask expression may read the array that it changes", "[select][mask]")
{
    auto a = counting<double>({6});
    a(a > a(nd::rev)) = -1.0;
    CHECK(values(a) == numbers{1, 2, 3, -1, -1, -1});
    auto b = counting<double>({6});
    b(nd::slice(1, _))(b(nd::slice(_, -1)) < 4.0) = 0.0;
    CHECK(values(b) == numbers{1, 0, 0, 0, 5, 6});
}

TEST_CASE("writing through a view of a view reaches the array", "[select][mask]")
{
    auto z = counting<double>({4, 4});
    auto inner = z(nd::slice(1, -1), nd::slice(1, -1));
    inner(inner > 9.0) = 0.0;
    CHECK((z(1, 1) == 6 && z(2, 1) == 0 && z(2, 2) == 0 && z(3, 3) == 16));
}

TEST_CASE("elements that share memory are written once", "[select][mask]")
{
    nd::ndarray<double> base({4});
    const nd::index_t extent[] = {3, 2};
    const nd::index_t strides[] = {8, 8};
    nd::ndarray<double> windows(
        nd::leaf<double, nd::dynamic>(base.base(), base.data(), nd::layout<nd::dynamic>(extent, strides)));
    windows(mask<2>({3, 2}, {0, 1, 0, 0, 0, 0})) = 5.0;
    CHECK(values(base) == numbers{0, 5, 0, 0});
}

TEST_CASE("the mask is read at evaluation, but the shape is fixed when first asked for", "[select][mask]")
{
    const auto a = counting<double>({4});
    auto m = mask({4}, {1, 0, 0, 0});
    const auto picked = a(m);
    m(1) = true;
    CHECK(values(picked) == numbers{1, 2});
    m(1) = false, m(2) = true;
    CHECK(values(picked) == numbers{1, 3});
    m(3) = true;
    CHECK(error_text<nd::index_error>([&] { (void)nd::eval(picked); }) ==
        "the mask has 3 true values now, but had 2 when the shape of the indexed array was fixed");
}

TEST_CASE("any byte but zero in a mask is true", "[select][mask]")
{
    nd::ndarray<unsigned char> bytes({200});
    for (nd::index_t i = 0; i < 200; ++i)
        bytes(i) = static_cast<unsigned char>(i % 3 == 0 ? 0 : i);
    CHECK(counting<double>({200})(bytes.view<bool>()).size() == 133);
}

TEST_CASE("bools, integers and complex-like types blend too", "[select][mask]")
{
    auto flags = mask({3}, {1, 0, 1});
    flags(flags) = false;
    CHECK((!flags(0) && !flags(1) && !flags(2)));
    auto bytes = counting<std::uint8_t>({70});
    bytes(bytes > 60) = 2.9;
    CHECK((bytes(59) == 60 && bytes(60) == 2 && bytes(69) == 2));
    bytes(bytes == 2) += 255 - 1;
    CHECK(bytes(69) == 0);
}

TEST_CASE("a number assigned where a mask is true allocates nothing", "[select][mask]")
{
    auto a = counting<double>({1000});
    a(a > 3.0) = 1.0; // the work space of the thread exists from here on
    const auto before = nd::get_memory_statistics().allocations;
    a(a > 3.0) *= 2.0;
    a(a <= 3.0) = 0.5;
    CHECK(nd::get_memory_statistics().allocations == before);
}

TEST_CASE("assignment through a named mask index does not compile as a write", "[select][mask]")
{
    using picked = decltype(std::declval<nd::ndarray<double>&>()(std::declval<nd::ndarray<bool>>()));
    STATIC_CHECK(std::is_assignable_v<picked, double>);
    STATIC_CHECK(!std::is_assignable_v<picked&, double>);
    STATIC_CHECK(
        !std::is_assignable_v<decltype(std::declval<const nd::ndarray<double>&>()(std::declval<nd::ndarray<bool>>())),
            double>);
}

TEST_CASE("masked values are all read before the first one is written", "[select]")
{
    auto a = counting<double>({6});
    const auto m = mask({6}, {1, 0, 1, 1, 0, 1});
    a(m) = a(nd::rev)(m(nd::rev)); // the true elements, last one first
    CHECK(values(a) == numbers{6, 2, 4, 3, 5, 1});
    auto b = counting<double>({2, 3});
    b.T()(mask<2>({3, 2}, {1, 0, 0, 1, 1, 1})) *= 10 * counting<double>({4});
    CHECK(values(b) == numbers{10, 2, 90, 4, 100, 240});
}

TEST_CASE("a mask that lies on the elements it picks is read before they are written", "[select][mask]")
{
    const auto check = []<int Rank>(std::integral_constant<int, Rank>) {
        for (const nd::index_t shift : {0, 1, 64}) {
            nd::ndarray<bool, Rank> memory(nd::axis_values{200 + shift});
            nd::ndarray<bool, Rank> mask = memory(nd::slice(0, 200));
            mask(nd::slice(0, 3)) = true;
            memory(nd::slice(shift, shift + 200))(nd::rev)(mask) = nd::array({true, false, true});
            CHECK((memory(199 + shift) && !memory(198 + shift) && memory(197 + shift)));
            CHECK(nd::sum(memory) == 5);
        }
    };
    check(std::integral_constant<int, 1>());
    check(std::integral_constant<int, nd::dynamic>());
}

TEST_CASE("reductions of masked elements are those of a copy of them", "[select]")
{
    const auto a = counting<double>({3, 50});
    const auto m = a > 40;
    const nd::ndarray<double, 1> copy = a(m);
    CHECK(nd::sum(a(m)) == nd::sum(copy));
    CHECK(nd::sum(a(m) * 2) == nd::sum(copy) * 2);
}
