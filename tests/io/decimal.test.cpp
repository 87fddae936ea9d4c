#include <nd/io/decimal.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <cstdint>
#include <string>

namespace
{
template <class T>
std::string shortest_digits(T x)
{
    nd::detail::decimal d;
    nd::detail::assign_shortest(d, x);
    return std::string(d.digits()) + "e" + std::to_string(d.exponent());
}

std::string fixed_digits(double x, int fraction)
{
    nd::detail::decimal d;
    nd::detail::assign_shortest(d, x);
    nd::detail::assign_fixed(d, x, fraction, d.exponent());
    return std::string(d.digits()) + "e" + std::to_string(d.exponent());
}

} // namespace

TEST_CASE("the shortest digits are those that read back the same", "[print]")
{
    CHECK(shortest_digits(0.0) == "0e0");
    CHECK(shortest_digits(100.0) == "1e2");
    CHECK(shortest_digits(0.1) == "1e-1");
    CHECK(shortest_digits(1.0 / 3) == "3333333333333333e-1");
    CHECK(shortest_digits(5e-324) == "5e-324");
    CHECK(shortest_digits(1.7976931348623157e308) == "17976931348623157e308");
    CHECK(shortest_digits(0.1F) == "1e-1");
    CHECK(shortest_digits(16777216.0F) == "16777216e7");
}

TEST_CASE("the shortest digits of half precision tell all 31744 finite values apart", "[print]")
{
    CHECK(shortest_digits(nd::float16::from_bits(0x0001)) == "6e-8");
    CHECK(shortest_digits(nd::float16::from_bits(0x3555)) == "3333e-1");
    CHECK(shortest_digits(nd::float16::from_bits(0x7BFF)) == "655e4");
    CHECK(shortest_digits(nd::float16(1)) == "1e0");
    CHECK(shortest_digits(nd::bfloat16(3.14159)) == "314e0"); // neighbours are 1/64 apart
    CHECK(shortest_digits(nd::bfloat16(1e38)) == "1e38");
    std::string before;
    for (std::uint16_t bits = 1; bits < 0x7C00; ++bits) {
        const std::string now = shortest_digits(nd::float16::from_bits(bits));
        if (now == before || now.find('e') > 5)
            FAIL(bits);
        before = now;
    }
}

TEST_CASE("rounding to a place is half to even and never loses the place", "[print]")
{
    CHECK(fixed_digits(0.5, 0) == "0e0");
    CHECK(fixed_digits(1.5, 0) == "2e0");
    CHECK(fixed_digits(2.5, 0) == "2e0");
    CHECK(fixed_digits(0.05, 1) == "1e-1");
    CHECK(fixed_digits(9.99, 1) == "100e1");
    CHECK(fixed_digits(9e-10, 8) == "0e-8");
    CHECK(fixed_digits(1e23, 0) == "99999999999999991611392e22");
}

TEST_CASE("more digits than a number has are zeros", "[print]")
{
    nd::detail::decimal d;
    nd::detail::assign_fixed(d, 5e-324, 1 << 30, -324);
    CHECK(d.digit_at(-1074) == '5');
    CHECK(d.digit_at(-1075) == '0');
    CHECK(d.digit_at(-100'000) == '0');
}
