// A lazy operand is asked once for each element, whatever it is handed to: a function that counts its calls tells.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/nd.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
using namespace nd::literals;
using nd::_, nd::index_t, nd::newaxis;

/// Hands `f` an expression of `shape` whose elements are counted, and gives how often each was asked for.
template <class F>
double calls_per_element(const nd::axis_values& shape, const F& f)
{
    long calls = 0;
    const auto a = nd::eval(nd::arange(nd::checked_size(shape)) * 0.25 - 3.0).reshape(shape);
    const auto counted = nd::map(
        [&calls](double x) {
            ++calls;
            return x;
        },
        a);
    const auto result = f(counted);
    if constexpr (nd::expression<std::remove_cvref_t<decltype(result)>>)
        (void)nd::eval(result);
    return static_cast<double>(calls) / static_cast<double>(a.size());
}
/// The same where `f` writes.
template <class F>
double calls_of_statement(const nd::axis_values& shape, const F& f)
{
    return calls_per_element(shape, [&f](const auto& e) {
        f(e);
        return 0;
    });
}

const nd::axis_values odd_vector{1237};
const nd::axis_values odd_matrix{37, 41};

TEST_CASE("elementwise functions call each operand once per element", "[laws]")
{
    const auto once = [](const auto& f) {
        CHECK(calls_per_element(odd_vector, f) == 1);
        CHECK(calls_per_element(odd_matrix, f) == 1);
    };
    once([](const auto& e) { return e + 1.0; });
    once([](const auto& e) { return -nd::sqrt(nd::abs(e)); });
    once([](const auto& e) { return nd::clip(e, -1.0, 1.0); });
    once([](const auto& e) { return nd::where(e > 0.0, 1.0, 2.0); });
    once([](const auto& e) { return nd::where(true, e, 2.0); });
    once([](const auto& e) { return nd::isfinite(e) & true; });
    once([](const auto& e) { return nd::nan_to_num(e); });
    once([](const auto& e) { return nd::round(e, 2); });
    once([](const auto& e) { return nd::isclose(e, 1.0); });
    once([](const auto& e) { return nd::sinc(e); });
    once([](const auto& e) { return nd::heaviside(e, 0.5); });
    once([](const auto& e) { return e.template astype<float>(); });
}

TEST_CASE("an operand that stands twice in an expression is called for both places", "[laws]")
{
    CHECK(calls_per_element(odd_vector, [](const auto& e) { return (e > 0.0) & (e < 5.0); }) == 2);
    CHECK(calls_per_element(odd_vector, [](const auto& e) { return nd::where(e > 0.0, e, 0.0); }) == 2);
    CHECK(calls_per_element(odd_vector, [](const auto& e) { return e * e; }) == 2);
}

TEST_CASE("reductions call each operand once per element", "[laws]")
{
    const auto once = [](const auto& f) {
        CHECK(calls_per_element(odd_vector, f) == 1);
        CHECK(calls_per_element(odd_matrix, f) == 1);
    };
    once([](const auto& e) { return nd::sum(e); });
    once([](const auto& e) { return nd::sum(e, 0); });
    once([](const auto& e) { return nd::sum(e, -1); });
    once([](const auto& e) { return nd::sum(e, {.keepdims = true, .initial = 3.0}); });
    once([](const auto& e) { return nd::sum.as<float>(e); });
    once([](const auto& e) { return nd::prod(e); });
    once([](const auto& e) { return nd::max(e, 0); });
    once([](const auto& e) { return nd::min(e); });
    once([](const auto& e) { return nd::ptp(e); });
    once([](const auto& e) { return nd::argmax(e); });
    once([](const auto& e) { return nd::argmin(e, 0); });
    once([](const auto& e) { return nd::mean(e, 0); });
    once([](const auto& e) { return nd::var(e); });
    once([](const auto& e) { return nd::std(e, 0); });
    once([](const auto& e) { return nd::any(e > 1e9); });
    once([](const auto& e) { return nd::all(e < 1e9); });
    once([](const auto& e) { return nd::count_nonzero(e); });
    once([](const auto& e) { return nd::median(e); });
    once([](const auto& e) { return nd::percentile(e, {10, 90}, 0); });
    once([](const auto& e) { return nd::average(e); });
    once([](const auto& e) { return nd::average(e, nd::ones(nd::shape(e))); });
    once([](const auto& e) { return nd::nansum(e); });
    once([](const auto& e) { return nd::nanmax(e, 0); });
    once([](const auto& e) { return nd::nanmean(e); });
    once([](const auto& e) { return nd::nanvar(e); });
    once([](const auto& e) { return nd::nanmedian(e); });
    once([](const auto& e) { return nd::nanargmax(e); });
    once([](const auto& e) { return nd::reduce(nd::multiply, e); });
    once([](const auto& e) { return nd::reduce(nd::subtract, e); });
    once([](const auto& e) { return nd::reduceat(nd::add, e, {0, 5, 11}); });
    once([](const auto& e) { return nd::norm(e); });
    once([](const auto& e) { return nd::trapezoid(e); });
    once([](const auto& e) { return nd::allclose(e, 1e9, {.rtol = 10.0}); });
}

TEST_CASE("scans, sorts and searches call each operand once per element", "[laws]")
{
    const auto once = [](const auto& f) { CHECK(calls_per_element(odd_vector, f) == 1); };
    once([](const auto& e) { return nd::cumsum(e); });
    once([](const auto& e) { return nd::cumprod(e, 0); });
    once([](const auto& e) { return nd::nancumsum(e); });
    once([](const auto& e) { return nd::cumulative_sum(e, {.include_initial = true}); });
    once([](const auto& e) { return nd::accumulate(nd::maximum, e); });
    once([](const auto& e) { return nd::diff(e); });
    once([](const auto& e) { return nd::diff(e, 3); });
    once([](const auto& e) { return nd::ediff1d(e); });
    once([](const auto& e) { return nd::gradient(e, 1.0, 0); });
    once([](const auto& e) { return nd::unwrap(e); });
    once([](const auto& e) { return nd::sort(e); });
    once([](const auto& e) { return nd::argsort(e); });
    once([](const auto& e) { return nd::partition(e, 7); });
    once([](const auto& e) { return nd::argpartition(e, 7); });
    once([](const auto& e) { return nd::unique(e); });
    once([](const auto& e) { return nd::unique_all(e).counts; });
    once([](const auto& e) { return nd::searchsorted(e, 1.0); });
    once([](const auto& e) { return nd::searchsorted(nd::arange(5.0), e); });
    once([](const auto& e) { return nd::digitize(e, nd::arange(5.0)); });
    once([](const auto& e) { return nd::interp(e, nd::arange(5.0), nd::arange(5.0)); });
    once([](const auto& e) { return nd::histogram(e, 5).hist; });
    once([](const auto& e) { return nd::isin(e, nd::arange(5.0)); });
    once([](const auto& e) { return nd::union1d(e, nd::arange(5.0)); });
    once([](const auto& e) { return nd::nonzero(e)[0]; });
    once([](const auto& e) { return nd::flatnonzero(e); });
    once([](const auto& e) { return nd::argwhere(e); });
    once([](const auto& e) { return nd::convolve(e, nd::array({1.0, 2.0})); });
}

TEST_CASE("what moves elements calls each operand once per element", "[laws]")
{
    const auto once = [](const auto& f) { CHECK(calls_per_element(odd_matrix, f) == 1); };
    once([](const auto& e) { return nd::reshape(e, {-1}); });
    once([](const auto& e) { return nd::ravel(e); });
    once([](const auto& e) { return nd::transpose(e); });
    once([](const auto& e) { return nd::flip(e); });
    once([](const auto& e) { return nd::roll(e, 3); });
    once([](const auto& e) { return nd::roll(e, 3, 0); });
    once([](const auto& e) { return nd::rot90(e); });
    once([](const auto& e) { return nd::repeat(e, 3, 0); });
    once([](const auto& e) { return nd::tile(e, {2, 2}); });
    once([](const auto& e) { return nd::resize(e, {100, 100}); });
    once([](const auto& e) { return nd::broadcast_to(e, {5, 37, 41}); });
    once([](const auto& e) { return nd::concatenate(std::tuple(e, nd::zeros({1, 41}))); });
    once([](const auto& e) { return nd::stack(std::tuple(e, nd::zeros({37, 41}))); });
    once([](const auto& e) { return nd::pad(e, 3, nd::pad_mode::edge); });
    once([](const auto& e) { return nd::append(e, 1.0); });
    once([](const auto& e) { return nd::insert(e, 3, 1.0, 0); });
    once([](const auto& e) { return nd::delete_(e, 3, 0); });
    once([](const auto& e) { return nd::tril(e); });
    once([](const auto& e) { return nd::take(e, {30, 2, 2}, 0); });
    once([](const auto& e) { return nd::compress(nd::arange(37) > 30, e, 0); });
    once([](const auto& e) { return nd::matmul(e, nd::ones({41, 5})); });
    once([](const auto& e) { return nd::dot(nd::ones({5, 37}), e); });
    once([](const auto& e) { return nd::einsum("ij->ji", e); });
    once([](const auto& e) { return nd::tensordot(e, nd::ones({41, 2}), 1); });
    once([](const auto& e) { return nd::kron(e, nd::ones({2, 2})); });
}

TEST_CASE("assignments call their right side once per element", "[laws]")
{
    const auto once = [](const auto& f) { CHECK(calls_of_statement(odd_matrix, f) == 1); };
    auto a = nd::zeros({37, 41});
    auto b = nd::zeros({41, 37});
    auto twice = nd::zeros({37, 82});
    const auto mask = nd::eval(a == 0.0);
    once([&](const auto& e) { a() = e; });
    once([&](const auto& e) { b.T() = e; });
    once([&](const auto& e) { twice(_, nd::step(2)) = e; });
    once([&](const auto& e) { a += e; });
    once([&](const auto& e) { a = e; });
    once([&](const auto& e) { a = a + e; });
    once([&](const auto& e) { a() = a(nd::rev) + e; }); // through a temporary: the sides overlap
    once([&](const auto& e) { a(nd::arange(37)) = e; });
    once([&](const auto& e) { a(nd::arange(37), _) += e; });
    once([&](const auto& e) { nd::copyto(a, e); });
    once([&](const auto& e) { nd::add(e, 1.0, nd::out(a)); });
    once([&](const auto& e) { a(mask) = nd::ravel(e); });
}

TEST_CASE("a lazy index or mask is called once per element", "[laws]")
{
    auto a = nd::zeros({37, 41});
    const auto once = [](const auto& f) { CHECK(calls_of_statement(odd_matrix, f) == 1); };
    once([&](const auto& e) { a(e > 1.0) = 3.0; });
    once([&](const auto& e) { a(e > 1.0) += 3.0; });
    once([&](const auto& e) { (void)nd::eval(a(e > 1.0)); });
    once([&](const auto& e) { (void)nd::sum(a, {.where = e > 1.0}); });
    once([&](const auto& e) { (void)nd::extract(e > 1.0, a); });
    once([&](const auto& e) { nd::putmask(a, e > 1.0, 2.0); });
    once([&](const auto& e) { nd::place(a, e > 1.0, nd::array({2.0})); });
    const auto positions = [](const auto& e) { return nd::eval(nd::arange(3000.0))(e.template astype<index_t>()); };
    CHECK(calls_per_element(odd_matrix, positions) == 1);
    CHECK(calls_per_element(odd_vector,
              [](const auto& e) { return nd::take(nd::arange(3000.0), e.template astype<index_t>()); }) == 1);
}
} // namespace
