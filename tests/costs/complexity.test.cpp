// What functions cost as their input grows, and how often they ask for an element.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/nd.hpp>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <time.h>
#include <vector>

namespace
{
using namespace nd::literals;
using nd::_, nd::index_t, nd::newaxis;
using vector = nd::ndarray<double, 1>;
using matrix = nd::ndarray<double, 2>;

/// An input eight times as long must not take much more time than eight inputs, which are as many elements and fill the
/// same caches. What is quadratic takes eight times as long; the pages of a result too long for the allocator's own
/// lists have been seen to take 2.2 times.
constexpr double linear = 4.0;
constexpr double n_log_n = 4.0;
constexpr index_t growth_size = 8192;
constexpr int growth = 8;

// Under a sanitizer the functions run once, but their time says nothing.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_instrumented = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool is_instrumented = true;
#else
constexpr bool is_instrumented = false;
#endif
#else
constexpr bool is_instrumented = false;
#endif

template <class X>
void keep(const X& x)
{
    asm volatile("" : : "r"(&x) : "memory");
}

/// What a lazy result holds once it is asked for.
template <class X>
auto evaluated(X x)
{
    if constexpr (nd::expression<X>)
        return nd::eval(x);
    else
        return x;
}

/// Seconds of the processor, which what else the machine does takes from nobody.
double now()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

template <class F>
double seconds(const F& f)
{
    const double start = now();
    keep(f());
    return now() - start;
}

/// `prepare(n)` makes an input of n elements, and what is to be timed with it.
template <class Prepare>
void grows(const std::string& name, double limit, const Prepare& prepare)
{
    std::vector<decltype(prepare(growth_size))> small;
    for (int i = 0; i < growth; ++i)
        small.push_back(prepare(growth_size));
    const auto all_small = [&small] {
        for (const auto& f : small)
            keep(f());
        return 0;
    };
    const auto large = prepare(growth * growth_size);
    if (is_instrumented) {
        keep(large());
        return;
    }
    double of_small = std::numeric_limits<double>::infinity(), of_large = of_small;
    for (int attempt = 0; attempt < 6; ++attempt) { // a busy machine may disturb some of them
        for (int run = 0; run < 5; ++run) {
            of_small = std::min(of_small, seconds(all_small));
            of_large = std::min(of_large, seconds(large));
        }
        if (of_large <= limit * of_small)
            break;
    }
    INFO(name << ": " << of_small * 1e6 << " us for eight times " << growth_size << " elements, " << of_large * 1e6
              << " us for all at once");
    CHECK(of_large <= limit * of_small);
}

/// Numbers without an order that a sort could use, other ones each time.
vector unordered(index_t n)
{
    static double start = 0;
    return nd::abs(nd::sin(nd::arange(n) * 12.9898 + ++start) * 43758.5453) % 1.0;
}
/// The same in rows of 64.
matrix in_rows(index_t n) { return unordered(n).reshape<2>({n / 64, 64}); }
/// Every position once.
nd::ndarray<index_t, 1> places(index_t n) { return nd::arange(n) * 7919 % n; }

/// `f` of a vector, evaluated.
template <class F>
void of_vector(const std::string& name, double limit, F f)
{
    grows(name, limit, [f](index_t n) { return [f, a = unordered(n)] { return evaluated(f(a)); }; });
}
template <class F>
void of_rows(const std::string& name, double limit, F f)
{
    grows(name, limit, [f](index_t n) { return [f, a = in_rows(n)] { return evaluated(f(a)); }; });
}
/// `f` of a vector and of something else that `make` makes for its length.
template <class Make, class F>
void with(const std::string& name, double limit, Make make, F f)
{
    grows(name, limit,
        [make, f](index_t n) { return [f, a = unordered(n), b = make(n)] { return evaluated(f(a, b)); }; });
}
/// `f` that writes into a vector.
template <class Make, class F>
void writes(const std::string& name, Make make, F f)
{
    grows(name, linear, [make, f](index_t n) {
        return [f, a = unordered(n), b = make(n)] {
            f(a, b);
            return 0;
        };
    });
}
const auto mask_of = [](index_t n) { return nd::eval(unordered(n) > 0.5); };
const auto same_length = [](index_t n) { return nd::eval(unordered(n) * 2.0); };

TEST_CASE("reductions take time in proportion to the elements", "[complexity]")
{
    of_vector("sum", linear, [](const vector& a) { return nd::sum(a); });
    of_vector("prod", linear, [](const vector& a) { return nd::prod(a); });
    of_vector("max", linear, [](const vector& a) { return nd::max(a); });
    of_vector("min", linear, [](const vector& a) { return nd::min(a); });
    of_vector("ptp", linear, [](const vector& a) { return nd::ptp(a); });
    of_vector("argmax", linear, [](const vector& a) { return nd::argmax(a); });
    of_vector("argmin", linear, [](const vector& a) { return nd::argmin(a); });
    of_vector("mean", linear, [](const vector& a) { return nd::mean(a); });
    of_vector("var", linear, [](const vector& a) { return nd::var(a); });
    of_vector("std", linear, [](const vector& a) { return nd::std(a); });
    of_vector("any", linear, [](const vector& a) { return nd::any(a > 2.0); });
    of_vector("all", linear, [](const vector& a) { return nd::all(a < 2.0); });
    of_vector("count_nonzero", linear, [](const vector& a) { return nd::count_nonzero(a); });
    of_vector("average", linear, [](const vector& a) { return nd::average(a, a); });
    of_vector("average_with_sum", linear, [](const vector& a) { return nd::average_with_sum(a, a).average; });
    of_vector("allclose", linear, [](const vector& a) { return nd::allclose(a, a); });
    of_vector("array_equal", linear, [](const vector& a) { return nd::array_equal(a, a); });
    of_vector("nansum", linear, [](const vector& a) { return nd::nansum(a); });
    of_vector("nanprod", linear, [](const vector& a) { return nd::nanprod(a); });
    of_vector("nanmax", linear, [](const vector& a) { return nd::nanmax(a); });
    of_vector("nanmin", linear, [](const vector& a) { return nd::nanmin(a); });
    of_vector("nanargmax", linear, [](const vector& a) { return nd::nanargmax(a); });
    of_vector("nanargmin", linear, [](const vector& a) { return nd::nanargmin(a); });
    of_vector("nanmean", linear, [](const vector& a) { return nd::nanmean(a); });
    of_vector("nanvar", linear, [](const vector& a) { return nd::nanvar(a); });
    of_vector("nanstd", linear, [](const vector& a) { return nd::nanstd(a); });
    of_vector("reduce", linear, [](const vector& a) { return nd::reduce(nd::maximum, a); });
    of_vector("trapezoid", linear, [](const vector& a) { return nd::trapezoid(a); });
    of_vector("norm", linear, [](const vector& a) { return nd::norm(a); });
    of_rows("cov", linear, [](const matrix& a) { return nd::cov(a, {.rowvar = false}); });
    of_rows("corrcoef", linear, [](const matrix& a) { return nd::corrcoef(a, false); });
    of_rows("sum over rows", linear, [](const matrix& a) { return nd::sum(a, 0); });
    of_rows("sum over columns", linear, [](const matrix& a) { return nd::sum(a, 1); });
    of_rows("max over rows", linear, [](const matrix& a) { return nd::max(a, 0); });
    of_rows("argmax over rows", linear, [](const matrix& a) { return nd::argmax(a, 0); });
    of_rows("var over rows", linear, [](const matrix& a) { return nd::var(a, 0); });
    of_rows("median over rows", linear, [](const matrix& a) { return nd::median(a, 0); });
    with("sum where", linear, mask_of, [](const vector& a, const auto& m) { return nd::sum(a, {.where = m}); });
    with(
        "reduceat", linear, [](index_t n) { return nd::arange(n / 3) * 3; },
        [](const vector& a, const auto& at) { return nd::reduceat(nd::add, a, at); });
}

TEST_CASE("medians and partitions are linear whatever the order of the elements", "[complexity]")
{
    const auto arranged = [](const std::string& order, auto make) {
        const auto check = [&](const std::string& name, auto f) {
            grows(name + " of " + order, linear,
                [=](index_t n) { return [f, a = vector(make(n))] { return evaluated(f(a)); }; });
        };
        check("median", [](const vector& a) { return nd::median(a); });
        check("percentile", [](const vector& a) { return nd::percentile(a, {5, 50, 95}); });
        check("quantile", [](const vector& a) { return nd::quantile(a, 0.9); });
        check("nanmedian", [](const vector& a) { return nd::nanmedian(a); });
        check("nanquantile", [](const vector& a) { return nd::nanquantile(a, 0.9); });
        check("nanpercentile", [](const vector& a) { return nd::nanpercentile(a, 90); });
        check("partition", [](const vector& a) { return nd::partition(a, a.size() / 3); });
        check("argpartition", [](const vector& a) { return nd::argpartition(a, a.size() / 3); });
    };
    arranged("random numbers", [](index_t n) { return unordered(n); });
    arranged("ascending numbers", [](index_t n) { return nd::arange(n) * 1.0; });
    arranged("descending numbers", [](index_t n) { return nd::arange(n) * -1.0; });
    arranged("equal numbers", [](index_t n) { return nd::zeros<double>({n}); });
    arranged("two numbers", [](index_t n) { return nd::arange(n) % 2 * 1.0; });
    arranged("an organ pipe", [](index_t n) { return nd::minimum(nd::arange(n), n - nd::arange(n)) * 1.0; });
    arranged("a saw", [](index_t n) { return nd::arange(n) % 100 * 1.0; });
}

TEST_CASE("scans and differences take time in proportion to the elements", "[complexity]")
{
    of_vector("cumsum", linear, [](const vector& a) { return nd::cumsum(a); });
    of_vector("cumprod", linear, [](const vector& a) { return nd::cumprod(a); });
    of_vector("nancumsum", linear, [](const vector& a) { return nd::nancumsum(a); });
    of_vector("nancumprod", linear, [](const vector& a) { return nd::nancumprod(a); });
    of_vector("cumulative_prod", linear, [](const vector& a) { return nd::cumulative_prod(a); });
    of_vector("cumulative_sum", linear, [](const vector& a) { return nd::cumulative_sum(a); });
    of_vector("accumulate", linear, [](const vector& a) { return nd::accumulate(nd::maximum, a); });
    of_vector("diff", linear, [](const vector& a) { return nd::diff(a); });
    of_vector("ediff1d", linear, [](const vector& a) { return nd::ediff1d(a); });
    of_vector("gradient", linear, [](const vector& a) { return nd::gradient(a); });
    of_vector("unwrap", linear, [](const vector& a) { return nd::unwrap(a); });
    of_rows("cumsum over rows", linear, [](const matrix& a) { return nd::cumsum(a, 0); });
    of_rows("cumsum over columns", linear, [](const matrix& a) { return nd::cumsum(a, 1); });
    of_vector("convolve", linear, [](const vector& a) { return nd::convolve(a, nd::array({1.0, 2.0, 1.0})); });
    of_vector("correlate", linear, [](const vector& a) { return nd::correlate(a, nd::array({1.0, 2.0, 1.0})); });
}

TEST_CASE("selections take time in proportion to the elements", "[complexity]")
{
    with("a(positions)", linear, places, [](const vector& a, const auto& i) { return a(i); });
    with("a(mask)", linear, mask_of, [](const vector& a, const auto& m) { return a(m); });
    with("take", linear, places, [](const vector& a, const auto& i) { return nd::take(a, i); });
    with(
        "take_along_axis", linear, places, [](const vector& a, const auto& i) { return nd::take_along_axis(a, i, 0); });
    with("compress", linear, mask_of, [](const vector& a, const auto& m) { return nd::compress(m, a); });
    with("extract", linear, mask_of, [](const vector& a, const auto& m) { return nd::extract(m, a); });
    with("nonzero", linear, mask_of, [](const vector&, const auto& m) { return nd::nonzero(m); });
    with("flatnonzero", linear, mask_of, [](const vector&, const auto& m) { return nd::flatnonzero(m); });
    with("argwhere", linear, mask_of, [](const vector&, const auto& m) { return nd::argwhere(m); });
    with("where", linear, mask_of, [](const vector& a, const auto& m) { return nd::where(m, a, 0.0); });
    with(
        "choose", linear, [](index_t n) { return nd::eval(nd::arange(n) % 2); },
        [](const vector& a, const auto& k) {
            return nd::choose(k, {a, a});
        });
    with("select", linear, mask_of, [](const vector& a, const auto& m) { return nd::select({m, m}, {a, a}, 0.0); });
    with("unravel_index", linear, places, [](const vector& a, const auto& i) {
        return nd::unravel_index(i, {a.size() / 64, 64});
    });
    with("ravel_multi_index", linear, places, [](const vector& a, const auto& i) {
        return nd::ravel_multi_index(nd::unravel_index(i, {a.size() / 64, 64}), {a.size() / 64, 64});
    });
    of_rows("diagonal", linear, [](const matrix& a) { return nd::diagonal(a).copy(); });
    of_rows("fill_diagonal", linear, [](const matrix& a) {
        const matrix filled = a.copy();
        nd::fill_diagonal(filled, 1.0);
        return filled;
    });
    with("bincount", linear, places, [](const vector& a, const auto& i) { return nd::bincount(i, a); });
    of_vector("histogram", linear, [](const vector& a) { return nd::histogram(a, 10).hist; });
    of_vector("histogram_bin_edges", linear, [](const vector& a) { return nd::histogram_bin_edges(a, 10); });
    of_vector("histogram2d", linear, [](const vector& a) { return nd::histogram2d(a, a).hist; });
    of_rows("histogramdd", linear, [](const matrix& a) { return nd::histogramdd(a(_, nd::upto(2)), {3, 4}).hist; });
    of_vector("clip", linear, [](const vector& a) { return nd::clip(a, 0.2, 0.8); });
    writes("a(positions) = b", places, [](vector a, const auto& i) { a(i) = 1.0; });
    writes("a(mask) = b", mask_of, [](vector a, const auto& m) { a(m) = 1.0; });
    writes("at", places, [](const vector& a, const auto& i) { nd::at(nd::add, a, i, 1.0); });
    writes("put", places, [](const vector& a, const auto& i) { nd::put(a, i, 1.0); });
    writes("put_along_axis", places, [](const vector& a, const auto& i) { nd::put_along_axis(a, i, 1.0, 0); });
    writes("putmask", mask_of, [](const vector& a, const auto& m) { nd::putmask(a, m, a); });
    writes("place", mask_of, [](const vector& a, const auto& m) { nd::place(a, m, nd::array({1.0, 2.0})); });
    writes("copyto", same_length, [](const vector& a, const auto& b) { nd::copyto(a, b); });
}

TEST_CASE("sorts and searches take n log n, whatever the order of the elements", "[complexity]")
{
    const auto arranged = [](const std::string& order, auto make) {
        const auto check = [&](const std::string& name, auto f) {
            grows(name + " of " + order, n_log_n,
                [=](index_t n) { return [f, a = vector(make(n))] { return evaluated(f(a)); }; });
        };
        check("sort", [](const vector& a) { return nd::sort(a); });
        check("sort_in_place", [](const vector& a) {
            const vector sorted = a.copy();
            nd::sort_in_place(sorted);
            return sorted;
        });
        check("argsort", [](const vector& a) { return nd::argsort(a); });
        check("unique", [](const vector& a) { return nd::unique(a); });
    };
    arranged("random numbers", [](index_t n) { return unordered(n); });
    arranged("ascending numbers", [](index_t n) { return nd::arange(n) * 1.0; });
    arranged("descending numbers", [](index_t n) { return nd::arange(n) * -1.0; });
    arranged("equal numbers", [](index_t n) { return nd::zeros<double>({n}); });
    arranged("an organ pipe", [](index_t n) { return nd::minimum(nd::arange(n), n - nd::arange(n)) * 1.0; });
    arranged("a saw", [](index_t n) { return nd::arange(n) % 100 * 1.0; });
    arranged("numbers and NaN", [](index_t n) { return nd::sqrt(unordered(n) - 0.1); });
    arranged("zeros of both signs", [](index_t n) { return nd::rint(unordered(n) - 0.5) * 0.0; });
    arranged("neighbours and one far away",
        [](index_t n) { return nd::where(nd::arange(n) == n / 2, -1e300, 1 + unordered(n) * 1e-14); });

    with("sort of integers", n_log_n, places, [](const vector&, const auto& i) { return nd::sort(i); });
    with("argsort of integers", n_log_n, places, [](const vector&, const auto& i) { return nd::argsort(i); });
    with("lexsort", n_log_n, same_length, [](const vector& a, const auto& b) { return nd::lexsort({a, b}); });
    of_rows("sort over rows", n_log_n, [](const matrix& a) { return nd::sort(a, 0); });
    of_rows("argsort over rows", n_log_n, [](const matrix& a) { return nd::argsort(a, 0); });
    of_vector("unique_all", n_log_n, [](const vector& a) { return nd::unique_all(a); });
    of_vector("unique_counts", n_log_n, [](const vector& a) { return nd::unique_counts(a); });
    of_vector("unique_inverse", n_log_n, [](const vector& a) { return nd::unique_inverse(a); });
    of_vector("unique_values", n_log_n, [](const vector& a) { return nd::unique_values(a); });
    of_vector("searchsorted", n_log_n, [](const vector& a) { return nd::searchsorted(nd::sort(a), a); });
    of_vector("digitize", n_log_n, [](const vector& a) { return nd::digitize(a, nd::sort(a)); });
    of_vector("interp", n_log_n, [](const vector& a) { return nd::interp(a, nd::sort(a), a); });
    of_vector("histogram of given bins", n_log_n, [](const vector& a) { return nd::histogram(a, nd::sort(a)).hist; });
    with("isin", n_log_n, same_length, [](const vector& a, const auto& b) { return nd::isin(a, b); });
    with("intersect1d", n_log_n, same_length, [](const vector& a, const auto& b) { return nd::intersect1d(a, b); });
    with("union1d", n_log_n, same_length, [](const vector& a, const auto& b) { return nd::union1d(a, b); });
    with("setdiff1d", n_log_n, same_length, [](const vector& a, const auto& b) { return nd::setdiff1d(a, b); });
    with("setxor1d", n_log_n, same_length, [](const vector& a, const auto& b) { return nd::setxor1d(a, b); });
}

TEST_CASE("what moves elements takes time in proportion to them", "[complexity]")
{
    of_vector("copy", linear, [](const vector& a) { return a.copy(); });
    of_vector("astype", linear, [](const vector& a) { return a.astype<float>(); });
    of_rows("transpose", linear, [](const matrix& a) { return nd::ascontiguousarray(a.T()); });
    of_rows("reshape", linear, [](const matrix& a) { return a.T().reshape({-1}); });
    of_rows("ravel", linear, [](const matrix& a) { return nd::ravel(a.T()).copy(); });
    of_rows("flatten", linear, [](const matrix& a) { return a.flatten(); });
    of_rows("asfortranarray", linear, [](const matrix& a) { return nd::asfortranarray(a); });
    of_rows("swapaxes", linear, [](const matrix& a) { return nd::swapaxes(a, 0, 1).copy(); });
    of_rows("moveaxis", linear, [](const matrix& a) { return nd::moveaxis(a, 0, -1).copy(); });
    of_vector("broadcast_to", linear, [](const vector& a) { return nd::broadcast_to(a, {2, a.size()}).copy(); });
    of_rows("fliplr", linear, [](const matrix& a) { return nd::fliplr(a).copy(); });
    of_rows("flipud", linear, [](const matrix& a) { return nd::flipud(a).copy(); });
    of_rows("flip", linear, [](const matrix& a) { return nd::flip(a).copy(); });
    of_rows("rot90", linear, [](const matrix& a) { return nd::rot90(a).copy(); });
    of_vector("roll", linear, [](const vector& a) { return nd::roll(a, 1000); });
    of_vector("repeat", linear, [](const vector& a) { return nd::repeat(a, 2); });
    with(
        "repeat by counts", linear, [](index_t n) { return nd::eval(nd::arange(n) % 3); },
        [](const vector& a, const auto& k) { return nd::repeat(a, k); });
    of_vector("tile", linear, [](const vector& a) { return nd::tile(a, 2); });
    of_vector("resize", linear, [](const vector& a) { return nd::resize(a, {2 * a.size()}); });
    of_vector("concatenate", linear, [](const vector& a) { return nd::concatenate({a, a}); });
    of_vector("stack", linear, [](const vector& a) { return nd::stack({a, a}, 1); });
    of_vector("vstack", linear, [](const vector& a) { return nd::vstack({a, a}); });
    of_vector("hstack", linear, [](const vector& a) { return nd::hstack({a, a}); });
    of_vector("dstack", linear, [](const vector& a) { return nd::dstack({a, a}); });
    of_vector("column_stack", linear, [](const vector& a) { return nd::column_stack({a, a}); });
    of_rows("block", linear, [](const matrix& a) { return nd::block({{a, a}, {a, a}}); });
    of_vector("array_split", linear, [](const vector& a) { return nd::array_split(a, a.size() / 8); });
    of_vector("split", linear, [](const vector& a) { return nd::split(a, a.size() / 8); });
    of_vector("hsplit", linear, [](const vector& a) { return nd::hsplit(a, a.size() / 8); });
    of_rows("vsplit", linear, [](const matrix& a) { return nd::vsplit(a, a.shape(0)); });
    of_rows("concatenate of rows", linear, [](const matrix& a) { return nd::concatenate(nd::unstack(a)); });
    of_rows("unstack", linear, [](const matrix& a) { return nd::unstack(a); });
    for (const auto mode : {nd::pad_mode::constant, nd::pad_mode::edge, nd::pad_mode::reflect, nd::pad_mode::wrap})
        of_rows("pad", linear, [mode](const matrix& a) { return nd::pad(a, 3, mode); });
    of_vector("pad by one short period after the other", linear,
        [](const vector& a) { return nd::pad(a(nd::upto(2)), a.size(), nd::pad_mode::reflect); });
    of_vector("append", linear, [](const vector& a) { return nd::append(a, a); });
    with("insert", linear, places, [](const vector& a, const auto& i) { return nd::insert(a, i, 1.0); });
    with(
        "delete_", linear, [](index_t n) { return nd::eval(places(n)(nd::step(2))); },
        [](const vector& a, const auto& i) { return nd::delete_(a, i); });
    of_vector("trim_zeros", linear, [](const vector& a) { return nd::trim_zeros(a); });
    with("packbits", linear, mask_of, [](const vector&, const auto& m) { return nd::packbits(m); });
    of_vector("unpackbits", linear, [](const vector& a) { return nd::unpackbits(a.view<std::uint8_t>()); });
    of_rows("tril", linear, [](const matrix& a) { return nd::tril(a); });
    of_rows("apply_along_axis", linear,
        [](const matrix& a) { return nd::apply_along_axis([](const auto& row) { return nd::sum(row); }, 1, a); });
    of_vector("sliding_window_view", linear, [](const vector& a) { return nd::sliding_window_view(a, 3).copy(); });
}

} // namespace
