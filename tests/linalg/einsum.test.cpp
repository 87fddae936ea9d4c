// Also tests: linalg/labelled_array.hpp
#include <nd/linalg/einsum.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/arrays.hpp"
#include "support/errors.hpp"
#include "support/expected.hpp"
#include <complex>

using support::counted;
using support::error_text;
using support::vector_of;

namespace
{
/// Operand k of a case of tests/golden/einsum.txt, as another type, in C or Fortran order.
template <class T>
nd::ndarray<T> einsum_operand(const std::string& shape, std::size_t k, nd::order order)
{
    return nd::eval(
        (counted<std::int64_t>(support::numbers(shape), static_cast<std::int64_t>(k) + 1) % 5).template astype<T>())
        .copy(order);
}

template <class T, std::size_t... K>
nd::ndarray<T> einsum_with(
    const std::string& subscripts, const std::vector<nd::ndarray<T>>& operands, std::index_sequence<K...>)
{
    return nd::einsum(subscripts, operands[K]...);
}
template <class T>
nd::ndarray<T> einsum_with(const std::string& subscripts, const std::vector<nd::ndarray<T>>& operands)
{
    switch (operands.size()) {
    case 1:
        return einsum_with(subscripts, operands, std::make_index_sequence<1>());
    case 2:
        return einsum_with(subscripts, operands, std::make_index_sequence<2>());
    case 3:
        return einsum_with(subscripts, operands, std::make_index_sequence<3>());
    case 5:
        return einsum_with(subscripts, operands, std::make_index_sequence<5>());
    default:
        REQUIRE(operands.size() == 9);
        return einsum_with(subscripts, operands, std::make_index_sequence<9>());
    }
}

template <class T>
void check_einsum_cases(nd::order order)
{
    for (const auto& fields : support::golden("einsum")) {
        INFO(fields[0] << " of " << fields[1]);
        std::vector<nd::ndarray<T>> operands;
        auto shapes = support::split(fields[1], '|');
        if (shapes.empty())
            shapes.push_back("");
        for (std::size_t k = 0; k < shapes.size(); ++k)
            operands.push_back(einsum_operand<T>(shapes[k], k, order));
        const nd::ndarray<T> result = einsum_with<T>(fields[0], operands);
        CHECK(support::text_of(result.shape()) == fields[2]);
        CHECK(result.c_contiguous());
        CHECK(!(result.base() == operands[0].base()));
        std::istringstream in(fields[3]);
        nd::index_t at = 0;
        for (double wanted = 0; in >> wanted; ++at) {
            REQUIRE(at < result.size());
            CHECK(result.data()[at] == nd::cast_to<T>(wanted));
        }
        CHECK(at == result.size());
    }
}
} // namespace

TEST_CASE("einsum is NumPy's for every form of subscripts", "[linalg][einsum]")
{
    check_einsum_cases<double>(nd::order::c);
    check_einsum_cases<double>(nd::order::f);
    check_einsum_cases<std::int32_t>(nd::order::c);
}

TEST_CASE("einsum sums in the common type of its operands", "[linalg][einsum]")
{
    using C = std::complex<double>;
    const auto bytes = vector_of<std::int8_t>({100, 100});
    const auto sum = nd::einsum("i,i", bytes, vector_of<std::int8_t>({2, 1}));
    static_assert(std::is_same_v<decltype(sum)::value_type, std::int8_t>);
    CHECK(sum.item() == 44);
    CHECK(nd::einsum("i->", nd::ndarray<std::int8_t>(counted<std::int8_t>({100}))).item() ==
        static_cast<std::int8_t>(4950));
    CHECK(nd::einsum("i,i", vector_of({true, false}), vector_of({true, true})).item() == true);
    CHECK(nd::einsum("i->", vector_of({true, true})).item() == true);
    CHECK(nd::einsum("i->", vector_of({false, false})).item() == false);
    CHECK(nd::einsum("i,i", vector_of({C(1, 2)}), vector_of<float>({2})).item() == C(2, 4));
    CHECK(nd::einsum(",i->i", 3, vector_of({1.5})).data()[0] == 4.5);
}

TEST_CASE("einsum reads every layout and expression", "[linalg][einsum]")
{
    const auto right = nd::testing::counting<double>({4, 5});
    for (const auto& [name, a] : nd::testing::in_all_layouts<double>(2, 3, 4)) {
        INFO(name);
        const auto c = nd::einsum("ijk,kl->lij", a, right + 1.0);
        for (int i = 0; i < 2; ++i)
            for (int j = 0; j < 3; ++j)
                for (int l = 0; l < 5; ++l) {
                    double sum = 0;
                    for (int k = 0; k < 4; ++k)
                        sum += nd::testing::element_of(a, i, j, k) * (right(k, l) + 1);
                    CHECK(c(l, i, j) == sum);
                }
    }
}

TEST_CASE("einsum names operands that do not broadcast", "[linalg][einsum]")
{
    CHECK(error_text<nd::broadcast_error>([] {
        (void)nd::einsum("ij,jk->ki", counted({3, 2}), counted({3, 2}));
    }) ==
        "operands could not be broadcast together with remapped shapes [original->remapped]: (3,2)->(3,2) "
        "(3,2)->(2,newaxis,3) ");
    CHECK(error_text<nd::shape_error>([] {
        (void)nd::einsum("ii", counted({3, 2}));
    }) == "dimensions in operand 0 for collapsing index 'i' don't match (3 != 2)");
}
