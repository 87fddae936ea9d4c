#include <nd/select/convolve.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"
#include <complex>

using support::select_difference;

TEST_CASE("convolutions and correlations are NumPy's in every mode", "[select][convolve]")
{
    using C = std::complex<double>;
    const auto p = support::vector_of({1.0, 2.0, 3.0, 4.0});
    const auto q = support::vector_of({1.0, 0.5});
    const auto pi = support::vector_of({C(0, 1), C(0, 2), C(0, 3), C(0, 4)});
    const auto qc = support::vector_of({C(1, 1), C(0.5, 0.5)});
    const std::pair<std::string, nd::convolve_mode> modes[] = {
        {"full", nd::convolve_mode::full}, {"same", nd::convolve_mode::same}, {"valid", nd::convolve_mode::valid}};
    for (const auto& [name, mode] : modes) {
        CHECK(select_difference("convolve " + name, nd::convolve(p, q, mode)) == "");
        CHECK(select_difference("convolve " + name, nd::convolve(q, p + 0.0, mode)) == "");
        CHECK(select_difference("correlate " + name, nd::correlate(p, q, mode)) == "");
        CHECK(select_difference("correlate longer " + name, nd::correlate(q, p, mode)) == "");
        CHECK(select_difference("correlate complex " + name, nd::correlate(pi, qc, mode)) == "");
    }
}

TEST_CASE("a long convolution is the sum of its products", "[select][convolve]")
{
    const auto a = support::counted<std::int64_t>({1500});
    const auto kernel = support::counted<std::int64_t>({700}, 1);
    const auto c = nd::convolve(a, kernel);
    REQUIRE(c.size() == 2199);
    for (nd::index_t t = 0; t < 2199; t += 61) {
        std::int64_t sum = 0;
        for (nd::index_t k = 0; k < 700; ++k)
            if (t - k >= 0 && t - k < 1500)
                sum += a(t - k) * kernel(k);
        CHECK(c(t) == sum);
    }
}

TEST_CASE("nothing has no convolution", "[select][convolve]")
{
    const auto p = support::counted({2});
    const auto none = support::counted({0});
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::convolve(none, p); }) == "a cannot be empty");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::convolve(p, none); }) == "v cannot be empty");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::correlate(p, none); }) ==
        "second array argument cannot be empty");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::convolve(support::counted({2, 2}), p);
    }) == "object too deep for desired array");
}
