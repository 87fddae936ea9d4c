// Products of matrices, per call.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

#if __has_include(<nd/linalg/matmul.hpp>)
#include <nd/linalg/matmul.hpp>

using namespace bench;
namespace
{
const row matmul("matmul", products, [](trial& t) {
    auto a = in<double, 2>({t.n, t.n}, 1), b = in<double, 2>({t.n, t.n}, 2);
    t.make([&] { return ndarray<double, 2>(nd::matmul(a, b)); });
});
} // namespace
#endif
BENCHMARK_MAIN();
