// Sparse matrix (compressed rows) times vector.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
using indices = nd::ndarray<std::uint32_t, 1>;

static vector run_spmv(indices A_row, indices A_col, vector A_val, vector x)
{
    vector y({A_row.size() - 1});
    for (index_t r = 0; r < y.size(); ++r) {
        const slice s(A_row(r), A_row(r + 1));
        y(r) = nd::dot(A_val(s), x(A_col(s)));
    }
    return y;
}

problem spmv(preset p)
{
    const index_t M = pick(p, 4096, 32768), N = M;
    indices A_row({M + 1});
    A_row("1:"_s) = nd::cumsum(splitmix64(11, M) % 5);
    const index_t nnz = A_row(M);
    const indices A_col = (splitmix64(12, nnz) % N).astype<std::uint32_t>();
    const vector A_val = hash01(13, {nnz}), x = hash01(14, {N});
    return [=]() -> outputs { return {{"y", run_spmv(A_row, A_col, A_val, x)}}; };
}
} // namespace npbench
