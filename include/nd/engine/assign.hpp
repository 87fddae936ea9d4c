// Evaluates a composed function over operands into a target: the one entrance to the engine for elementwise work.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/pieces.hpp>
#include <nd/expr/described.hpp>
#include <nd/expr/leaf.hpp>

namespace nd::detail::inline ND_ISA
{
/// Runs a job whose values are safe from what it writes.
template <class Arch>
[[gnu::noinline, gnu::cold]] void run_with_copied_indices(job j)
{
    const copied_indices copies(j.out.to);
    j.out.to.indices = copies.streams();
    run_prepared<Arch>(j);
}

/// Plans and runs a job. Index values are checked, and inputs that it overwrites at other positions are copied, before
/// anything is written; where that is in pieces, before a piece is.
template <class Arch>
[[gnu::noinline]] void run_job(const job& j)
{
    temporaries kept;
    for (int k = 0; k < j.count; ++k)
        check_indices(j.inputs[k]);
    check_indices(j.out.to);
    bool copies = false;
    for (int k = 0; k < j.count; ++k)
        if (needs_temporary(j.inputs[k], j.out.to)) {
            if (!copies)
                if (const pieces cut = find_pieces(j, k); cut.axis >= 0)
                    return run_in_pieces<Arch>(j, cut);
            copies = true;
            kept.copy<Arch>(j.inputs[k]);
        }
    if (writes_indices(j.out.to, j.out.to)) [[unlikely]]
        return run_with_copied_indices<Arch>(j);
    run_prepared<Arch>(j);
}

/// The target that an array is.
template <class Block, class T, int Rank>
[[nodiscard]] ND_INLINE target target_of(const leaf<T, Rank>& a)
{
    target t;
    describe_leaf<Block>(t.to, a);
    t.to.convert = nullptr;
    t.convert = converter_out<T, Block>();
    return t;
}

template <class Operands, class... Out>
struct sizes_of;
template <class... T, class... Out>
struct sizes_of<type_list<T...>, Out...>
{
    using type = element_sizes<T..., Out...>;
};

/// The general case, out of the way of the trivial one.
template <class Arch, class Block, class E>
[[gnu::noinline]] void assign_planned(const target& out, const E& e)
{
    described<Block, E> d(e);
    run_job<Arch>(job{kernel_for<Arch, typename described<Block, E>::function>(), &d.f, out, d.inputs, d.count});
}

/// The trivial case: everything contiguous, of one shape, in the cache. False when it is not.
template <class Arch, class Block, class T, int Rank, class E>
ND_INLINE bool assign_dense(const leaf<T, Rank>& out, const E& e)
{
    using F = typename E::template function<Block>;
    using sizes = typename sizes_of<typename F::operands, T>::type;
    dense_operands<sizes, Rank, F::operands::size> dense(out.data, out.where);
    if (!e.template collect<Block>(dense)) [[unlikely]]
        return false;
    const index_t n = dense.size();
    if (n < 0) [[unlikely]]
        return false;
    const F f = e.template function_for<Block>();
    kernel_for<Arch, F>().run(&f, out.data, dense.data(), sizes::bytes, n, stores::cached);
    return true;
}

template <class Arch, class Block, class T, int Rank, class E>
[[gnu::noinline]] void assign_planned(const leaf<T, Rank>& out, const E& e)
{
    described<Block, E> d(e);
    run_job<Arch>(job{
        kernel_for<Arch, typename described<Block, E>::function>(), &d.f, target_of<Block>(out), d.inputs, d.count});
}

/// `out[i] = expression[i]` for every position of `out`; the expression broadcasts to it.
/// Cost  one pass; allocates only where an input overlaps the output at another position
template <class Arch, class Block, class T, int Rank, class E>
ND_INLINE void assign(const leaf<T, Rank>& out, const E& e)
{
    if constexpr (same_representation<T, Block>)
        if (assign_dense<Arch, Block>(out, e)) [[likely]]
            return;
    assign_planned<Arch, Block>(out, e);
}
} // namespace nd::detail::inline ND_ISA
