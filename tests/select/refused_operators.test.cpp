// What the operators refuse does not exist to `requires`, and leaves other libraries' operators alone.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/iterate.hpp>
#include <nd/creation/filled.hpp>
#include <nd/select/advanced.hpp>
#include <nd/select/refused_operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include <ranges>
#include <string>

namespace
{
using namespace nd;
template <class A, class B>
concept addable = requires(A& a, B& b)
{
    a + b;
};
template <class A, class B>
concept subtractable = requires(A& a, B& b)
{
    a - b;
};
template <class A, class B>
concept comparable = requires(A& a, B& b)
{
    a == b;
};
template <class A, class B>
concept adds_in_place = requires(A& a, B& b)
{
    a += b;
};
using array = ndarray<double>;

static_assert(addable<array, array> && addable<array, int> && addable<int, array>);
static_assert(!addable<array, std::string> && !addable<std::string, array> && !addable<array, const char*>);
static_assert(!addable<const char*, array> && !comparable<array, std::nullptr_t>);
static_assert(subtractable<array, array> && !subtractable<ndarray<bool>, ndarray<bool>>);
static_assert(
    adds_in_place<array, float> && !adds_in_place<ndarray<int>, double> && !adds_in_place<array, std::string>);

// A type of another library with operators of its own.
struct metres
{
    double value;
};
ndarray<double> operator*(const ndarray<double>& a, metres m) { return a * m.value; }
template <class T>
ndarray<double> operator+(const T& a, metres m)
{
    return a + m.value;
}
struct sink
{
    int count = 0;
};
struct named_sink : sink
{};
sink& operator<<(sink& s, const ndarray<double>&)
{
    ++s.count;
    return s;
}

TEST_CASE("operators of other libraries are found beside those that are refused", "[select]")
{
    const ndarray<double> a = full({2}, 3.0);
    CHECK((a * metres{2.0})(0) == 6.0);
    CHECK((a + metres{2.0})(0) == 5.0);
    const ndarray<double, 1> v = full({2}, 4.0);
    for (const double x : v | std::views::reverse)
        CHECK(x == 4.0);
    named_sink s;
    s << a << a;
    CHECK(s.count == 2);
}

TEST_CASE("an operator in place gives its left side", "[select]")
{
    ndarray<double> a = full({2}, 3.0);
    const auto of_element = [](ndarray<double>& x) -> decltype(auto) { return x(0) += 1.0; };
    static_assert(std::is_same_v<decltype(of_element(a)), double&>);
    static_assert(std::is_same_v<decltype(a += 1.0), ndarray<double>&>);
    static_assert(std::is_same_v<decltype(a(_) += 1.0), ndarray<double>&&>);
    CHECK(&(a += 1.0) == &a);
    CHECK(a(1) == 4.0);
}
} // namespace
