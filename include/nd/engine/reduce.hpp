// Reductions of an expression along any axes: the elementwise machine with an output that stands still on them.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/check.hpp>
#include <nd/engine/assign.hpp>
#include <nd/engine/fold_in_place.hpp>

namespace nd::detail::inline ND_ISA
{
inline constexpr index_t fold_columns = 256;        // states of one tile when rows are folded
inline constexpr index_t longest_folded_row = 1024; // values that are computed before they are folded

/// One reduction. `j.out` has stride zero along the reduced axes; `j.run.run` is null where the only input's elements
/// are the values.
template <class Arch>
class reduction
{
public:
    reduction(const job& j, const fold& f)
        : fold_(f)
        , nest_(std::span(j.out.to.shape, static_cast<std::size_t>(j.out.to.ndim)), count_streams(j))
        , storage_(sizeof(operand_plan) * static_cast<std::size_t>(j.count + 1))
        , operands_(reinterpret_cast<operand_plan*>(storage_.data()))
    {
        int stream = 0;
        bool fits = set_streams(nest_, operands_[0], j.out.to, stream);
        for (int k = 0; k < j.count; ++k)
            fits = set_streams(nest_, operands_[k + 1], j.inputs[k], stream) && fits;
        ensure(fits);
        // A fold that knows no rows needs an axis to run along, be it one of a single element.
        if (!fold_.ordered || reduces_long_axis())
            nest_.drop_unit_axes();
        arrange(j);
        if (in_place_ != plain_fold::no)
            return;
        if (j.run.run != nullptr && folds_rows_ && reduced_axes_ > 0 && nest_.extent(0) < short_row) {
            plan_joined_rows(j.count);
            return;
        }
        plan_.kind = traversal::tiles;
        bool in_place = j.run.run == nullptr;
        for (int k = 0; k <= j.count; ++k) {
            operand_plan& o = operands_[k];
            const bool same = k > 0 && o.op->indices_count == 0 && o.op->convert == nullptr &&
                is_aligned_for(*o.op, nest_, o.stream) && nest_.stride(o.stream, 0) == o.op->itemsize;
            o.how = k > 0 && !in_place && is_fixed(nest_, o, 1) ? feed::splat : same ? feed::direct : feed::packed;
            in_place = in_place && (k == 0 || o.how == feed::direct);
        }
        plan_.columns = nest_.extent(0);
        const index_t block = reads_directly(operands_, j.count + 1) ? folded_block(fold_) : block_elements;
        const index_t most = folds_rows_ ? fold_columns : in_place ? plan_.columns : block;
        if (plan_.columns > most)
            plan_.columns = most;
        plan_.rows = !folds_rows_ || reduced_axes_ == 0 ? 1 : nest_.extent(1) < 8 ? nest_.extent(1) : 8;
        // A function's values are needed in a block; values in place need none.
        if (j.run.run == nullptr)
            operands_[0].how = feed::direct;
    }

    void run(const job& j)
    {
        if (in_place_ != plain_fold::no)
            return fold_in_place(nest_, fold_, in_place_);
        if (folds_rows_directly(j))
            return fold_rows_directly(j);
        block_loop<Arch> values(nest_, plan_, operands_, j.count + 1, j.run, j.function, nullptr);
        loop_position kept(nest_, first_kept_);
        do {
            if (plan_.kind == traversal::flat)
                fold_joined_rows_of(values, kept);
            else if (folds_rows_)
                fold_columns_of(values, kept);
            else
                fold_runs_of(values, kept);
        } while (kept.advance());
    }

private:
    [[nodiscard]] bool is_reduced(int axis) const noexcept { return nest_.stride(0, axis) == 0; }
    [[nodiscard]] bool reduces_long_axis() const noexcept
    {
        for (int i = 0; i < nest_.ndim(); ++i)
            if (nest_.extent(i) > 1 && is_reduced(i))
                return true;
        return false;
    }

    /// Axis 0 is the one to run along, the other reduced axes follow, the kept ones come last.
    void arrange(const job& j)
    {
        if (!fold_.ordered) {
            nest_.flip_negative();
            nest_.sort_axes();
            nest_.coalesce();
            in_place_ = folds_in_place(nest_, j, fold_);
            if (in_place_ != plain_fold::no)
                return;
            // A short innermost axis gives way to a longer one of the other sort, but not where its rows can be joined.
            const bool joins = j.run.run != nullptr && nest_.ndim() > 1 && !is_reduced(0) && nest_.extent(0) >= 3;
            if (nest_.ndim() > 1 && nest_.extent(0) < fold_short_axis && !joins) {
                int longest = 0;
                for (int i = 1; i < nest_.ndim(); ++i)
                    if (is_reduced(i) != is_reduced(0) && nest_.extent(i) > nest_.extent(longest))
                        longest = i;
                nest_.rotate_in(longest, 0);
            }
        } else {
            int inner = 0;
            while (inner < nest_.ndim() && !is_reduced(inner))
                ++inner;
            if (inner < nest_.ndim())
                nest_.rotate_in(inner, 0);
        }
        folds_rows_ = nest_.ndim() > 0 && !is_reduced(0);
        int place = 1;
        for (int i = 1; i < nest_.ndim(); ++i)
            if (is_reduced(i))
                nest_.rotate_in(i, place++);
        first_kept_ = place;
        reduced_axes_ = place - 1;
    }

    /// Axis 0 is kept and short: the values of several rows, also of several reduced axes, are one run of the kernel.
    void plan_joined_rows(int inputs) noexcept
    {
        plan_.kind = traversal::flat;
        plan_.inner = nest_.extent(0);
        int axes = 1;
        while (axes < reduced_axes_ && plan_.inner * nest_.extent(axes) <= block_elements / 2)
            plan_.inner *= nest_.extent(axes++);
        plan_.block_axis = axes;
        plan_.columns = plan_.inner;
        plan_.rows = block_elements / plan_.inner;
        if (plan_.rows > nest_.extent(axes))
            plan_.rows = nest_.extent(axes);
        operands_[0].how = feed::packed;
        for (int k = 1; k <= inputs; ++k) {
            operand_plan& o = operands_[k];
            const bool same =
                o.op->indices_count == 0 && o.op->convert == nullptr && is_aligned_for(*o.op, nest_, o.stream);
            o.how = is_fixed(nest_, o, axes + 1)                              ? feed::splat
                : same && is_dense(nest_, o.stream, axes + 1, o.op->itemsize) ? feed::direct
                                                                              : feed::packed;
        }
    }

    /// Rows of values, each folded into a result as soon as it is there.
    class folded_rows
    {
    public:
        static constexpr stores how = stores::cached;
        folded_rows(const fold& f, index_t n, index_t result_step)
            : fold_(f)
            , n_(n)
            , step_(result_step)
            , memory_(static_cast<std::size_t>(n * f.value_size))
        {}
        void start(char* out) noexcept { out_ = out; }
        [[nodiscard]] std::byte* row() const noexcept { return memory_.data(); }
        void filled()
        {
            fold_.start(out_, 1);
            fold_.run(out_, memory_.data(), n_);
            out_ += step_;
        }
        void finish() noexcept {}

    private:
        const fold& fold_;
        index_t n_;
        index_t step_;
        char* out_ = nullptr;
        scratch memory_;
    };

    /// Nothing but axis 0 is reduced and no input needs a block: results are their own states.
    [[nodiscard]] bool folds_rows_directly(const job& j) const noexcept
    {
        return !folds_rows_ && reduced_axes_ == 0 && reads_directly(operands_, j.count + 1) &&
            (j.run.run == nullptr ? operands_[1].how == feed::direct : nest_.extent(0) <= longest_folded_row) &&
            j.out.to.itemsize == fold_.state_size && is_aligned_for(j.out.to, nest_, 0);
    }
    void fold_rows_directly(const job& j)
    {
        const index_t n = nest_.extent(0);
        const index_t step = nest_.stride(0, 1);
        if (j.run.run != nullptr) {
            folded_rows rows(fold_, n, step);
            return run_rows(nest_, operands_, j.count + 1, j.run, j.function, rows);
        }
        loop_position outer(nest_, 2);
        do {
            char* out = outer.data(0);
            const char* in = outer.data(operands_[1].stream);
            for (index_t i = nest_.extent(1); i > 0; --i, out += step, in += nest_.stride(operands_[1].stream, 1)) {
                fold_.start(out, 1);
                fold_.run(out, in, n);
            }
        } while (outer.advance());
    }

    /// Axis 0 is kept: a tile of states takes in row after row.
    void fold_columns_of(block_loop<Arch>& values, const loop_position& kept)
    {
        const index_t n = nest_.extent(0);
        partial_states partial(fold_, plan_.columns);
        for (index_t j = 0; j < n; j += plan_.columns) {
            const index_t columns = n - j < plan_.columns ? n - j : plan_.columns;
            partial.start(columns);
            loop_position at(nest_, kept, 2, first_kept_);
            const index_t all_rows = reduced_axes_ == 0 ? 1 : nest_.extent(1);
            do {
                for (index_t i = 0; i < all_rows; i += plan_.rows) {
                    const index_t rows = all_rows - i < plan_.rows ? all_rows - i : plan_.rows;
                    const auto v = values.compute(at, 1, i, rows, j, columns);
                    fold_.rows(partial.current(), v.row, rows, v.row_step, columns);
                    partial.took(rows);
                }
            } while (at.advance());
            store(partial.finish(), kept.data(0) + j * nest_.stride(0, 0), columns);
        }
    }

    /// A block of values is several rows for the same states.
    void fold_joined_rows_of(block_loop<Arch>& values, const loop_position& kept)
    {
        const index_t columns = nest_.extent(0);
        const int axis = plan_.block_axis;
        const index_t all_rows = nest_.extent(axis);
        partial_states partial(fold_, columns);
        partial.start(columns);
        loop_position at(nest_, kept, axis + 1, first_kept_);
        do {
            for (index_t i = 0; i < all_rows; i += plan_.rows) {
                const index_t rows = all_rows - i < plan_.rows ? all_rows - i : plan_.rows;
                const auto v = values.compute(at, axis, i, rows, 0, plan_.inner);
                const index_t joined = rows * plan_.inner / columns;
                fold_.rows(partial.current(), v.row, joined, columns * fold_.value_size, columns);
                partial.took(joined);
            }
        } while (at.advance());
        store(partial.finish(), kept.data(0), columns);
    }

    /// Axis 0 is reduced: one state takes in run after run.
    void fold_runs_of(block_loop<Arch>& values, const loop_position& kept)
    {
        partial_states partial(fold_, 1);
        partial.start(1);
        loop_position at(nest_, kept, 1, first_kept_);
        const index_t n = nest_.extent(0);
        do {
            for (index_t j = 0; j < n; j += plan_.columns) {
                const index_t columns = n - j < plan_.columns ? n - j : plan_.columns;
                fold_.run(partial.current(), values.compute(at, 1, 0, 1, j, columns).row, columns);
                partial.took(fold_group / 8);
                if (fold_.settled != nullptr && fold_.settled(partial.current()))
                    return store(partial.finish(), kept.data(0), 1);
            }
        } while (at.advance());
        store(partial.finish(), kept.data(0), 1);
    }

    void store(const void* states, char* out, index_t n)
    {
        const auto size = static_cast<std::size_t>(fold_.state_size);
        const auto* from = static_cast<const std::byte*>(states);
        const index_t stride = nest_.stride(0, 0);
        if (stride == fold_.state_size)
            std::memcpy(out, from, static_cast<std::size_t>(n) * size);
        else
            for (index_t i = 0; i < n; ++i)
                std::memcpy(out + i * stride, from + static_cast<std::size_t>(i) * size, size);
    }

    const fold& fold_;
    loop_nest nest_;
    scratch storage_;
    operand_plan* operands_;
    plan plan_;
    bool folds_rows_ = false;
    plain_fold in_place_ = plain_fold::no;
    int first_kept_ = 1;
    int reduced_axes_ = 0;
};

/// Folds the values of `e`, read as `Value`, into `out`: an operand over all axes of `e`, stride zero on the reduced
/// ones. No extent may be zero.
template <class Arch, class Value, class E>
void reduce_into(const operand& out, const E& e, const fold& f)
{
    described<Value, E> d(e);
    using F = typename described<Value, E>::function;
    kernel k{nullptr, 1}; // the elements of an array are their own values
    if constexpr (!is_argument<F>)
        k = kernel_for<Arch, F>();
    const job j{k, &d.f, {out, nullptr}, d.inputs, d.count};
    for (const operand& op : std::span(d.inputs, std::size_t{d.count}))
        check_indices(op);
    if (!fold_dense(j, f))
        reduction<Arch>(j, f).run(j);
}
} // namespace nd::detail::inline ND_ISA
