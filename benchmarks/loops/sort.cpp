// Order and order statistics of random numbers, with the algorithms of the standard library.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"
#include <algorithm>
#include <numeric>

using namespace bench;
namespace
{
template <class T>
std::vector<T> copy_of(const T* a, index_t n)
{
    return std::vector<T>(a, a + n);
}
const row sort("sort", sorted_vectors, [](trial& t) {
    const double* a = input<double>(t.n, 1);
    t.make([&] {
        auto r = copy_of(a, t.n);
        std::sort(r.begin(), r.end());
        return r;
    });
});
const row argsort("argsort", sorted_vectors, [](trial& t) {
    const double* a = input<double>(t.n, 1);
    t.make([&] {
        std::vector<index_t> r(static_cast<std::size_t>(t.n));
        std::iota(r.begin(), r.end(), 0);
        std::sort(r.begin(), r.end(), [a](index_t i, index_t j) { return a[i] < a[j]; });
        return r;
    });
});
const row unique("unique", sorted_vectors, [](trial& t) {
    const std::int64_t* a = input<std::int64_t>(t.n, 1, 0, 1000);
    t.make([&] {
        auto r = copy_of(a, t.n);
        std::sort(r.begin(), r.end());
        r.erase(std::unique(r.begin(), r.end()), r.end());
        return r;
    });
});
const row percentile("percentile", sorted_vectors, [](trial& t) {
    const double* a = input<double>(t.n, 1);
    t.make([&] {
        auto r = copy_of(a, t.n);
        const double place = 0.9 * static_cast<double>(t.n - 1);
        const auto k = r.begin() + static_cast<index_t>(place);
        std::nth_element(r.begin(), k, r.end());
        const double next = *std::min_element(k + 1, r.end());
        return *k + (next - *k) * (place - std::floor(place));
    });
});
} // namespace
BENCHMARK_MAIN();
