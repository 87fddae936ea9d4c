// Running results of an expression along one axis: every value is combined with the result before it.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/reduce.hpp>

namespace nd::detail::inline ND_ISA
{
/// What a scan does with values, without their type. A state is the last result; values and states have one size.
struct scan
{
    int size;
    /// One state takes in `n` values in a row; its results go to `out`, `stride` bytes apart. `first`: no result yet.
    void (*run)(void* state, const void* values, char* out, index_t stride, index_t n, bool first);
    /// `n` states take in one value each. `out` is null where the results are not wanted.
    void (*row)(void* states, const void* values, char* out, index_t stride, index_t n, bool first);
};

/// Scans with `Op::call(T, T)`, from left to right without any reordering.
template <class Arch, class Op, class T>
struct simple_scan
{
    static void run(void* state, const void* values, char* out, index_t stride, index_t n, bool first)
    {
        const T* p = static_cast<const T*>(values);
        T s = first ? *p : call_widened<T, Op>(*static_cast<const T*>(state), *p);
        store_element(out, s);
        for (index_t i = 1; i < n; ++i) {
            s = call_widened<T, Op>(s, p[i]);
            store_element(out + i * stride, s);
        }
        *static_cast<T*>(state) = s;
    }
    static void row(void* states, const void* values, char* out, index_t stride, index_t n, bool first)
    {
        T* s = static_cast<T*>(states);
        const T* p = static_cast<const T*>(values);
        index_t i = 0;
        if (first)
            std::memcpy(static_cast<void*>(s), values, static_cast<std::size_t>(n) * sizeof(T));
        else {
            if constexpr (simple_fold<Arch, Op, T>::has_simd)
                for (constexpr int w = simd::lanes<T, Arch>; i + w <= n; i += w)
                    simd::store(s + i, Op::simd(simd::load<T, Arch>(s + i), simd::load<T, Arch>(p + i)));
            for (; i < n; ++i)
                s[i] = call_widened<T, Op>(s[i], p[i]);
        }
        if (out == nullptr)
            return;
        if (stride == index_t{sizeof(T)})
            std::memcpy(out, static_cast<const void*>(s), static_cast<std::size_t>(n) * sizeof(T));
        else
            for (i = 0; i < n; ++i)
                store_element(out + i * stride, s[i]);
    }
    [[nodiscard]] static constexpr scan table() noexcept { return {int{sizeof(T)}, &run, &row}; }
};

/// One scan. `j.out` stands still along the scanned axis; the results go to the last stream, that of `results`.
template <class Arch>
class scanning
{
public:
    scanning(const job& j, const operand& results, const scan& f)
        : scan_(f)
        , nest_(std::span(j.out.to.shape, static_cast<std::size_t>(j.out.to.ndim)), count_streams(j) + 1)
        , results_(count_streams(j))
        , storage_(sizeof(operand_plan) * static_cast<std::size_t>(j.count + 1))
        , operands_(reinterpret_cast<operand_plan*>(storage_.data()))
    {
        int stream = 0;
        bool fits = set_streams(nest_, operands_[0], j.out.to, stream);
        for (int k = 0; k < j.count; ++k)
            fits = set_streams(nest_, operands_[k + 1], j.inputs[k], stream) && fits;
        fits = nest_.set_stream(results_, results.data, results.shape, results.strides, results.ndim) && fits;
        ensure(fits);
        nest_.drop_unit_axes();
        nest_.sort_axes();
        nest_.coalesce();
        if (nest_.ndim() > 1 && nest_.extent(0) < fold_short_axis) {
            int longest = 0;
            for (int i = 1; i < nest_.ndim(); ++i)
                if (is_scanned(i) != is_scanned(0) && nest_.extent(i) > nest_.extent(longest))
                    longest = i;
            nest_.rotate_in(longest, 0);
        }
        scans_rows_ = nest_.ndim() > 0 && !is_scanned(0);
        if (scans_rows_)
            for (int i = 2; i < nest_.ndim(); ++i)
                if (is_scanned(i))
                    nest_.rotate_in(i, 1);
        has_axis_ = nest_.ndim() > (scans_rows_ ? 1 : 0) && is_scanned(scans_rows_ ? 1 : 0);

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
        const index_t most = scans_rows_ ? fold_columns : in_place ? plan_.columns : block_elements;
        if (plan_.columns > most)
            plan_.columns = most;
        plan_.rows = scans_rows_ && has_axis_ ? nest_.extent(1) < 8 ? nest_.extent(1) : 8 : 1;
        if (j.run.run == nullptr)
            operands_[0].how = feed::direct;
    }

    void run(const job& j)
    {
        block_loop<Arch> values(nest_, plan_, operands_, j.count + 1, j.run, j.function, nullptr);
        scratch states(static_cast<std::size_t>((scans_rows_ ? plan_.columns : 1) * scan_.size));
        loop_position kept(nest_, scans_rows_ && has_axis_ ? 2 : 1);
        do {
            if (scans_rows_)
                scan_columns_of(values, kept, states.data());
            else
                scan_run_of(values, kept, states.data());
        } while (kept.advance());
    }

private:
    [[nodiscard]] bool is_scanned(int axis) const noexcept { return nest_.stride(0, axis) == 0; }

    /// Axis 0 is kept: a tile of states takes in row after row.
    void scan_columns_of(block_loop<Arch>& values, const loop_position& at, void* states)
    {
        const index_t n = nest_.extent(0);
        const index_t all_rows = has_axis_ ? nest_.extent(1) : 1;
        const index_t stride = nest_.stride(results_, 0);
        const index_t row_stride = nest_.stride(results_, 1);
        for (index_t j = 0; j < n; j += plan_.columns) {
            const index_t columns = n - j < plan_.columns ? n - j : plan_.columns;
            for (index_t i = 0; i < all_rows; i += plan_.rows) {
                const index_t rows = all_rows - i < plan_.rows ? all_rows - i : plan_.rows;
                const auto v = values.compute(at, 1, i, rows, j, columns);
                for (index_t row = 0; row < rows; ++row) {
                    // Where each result overwrites the one before it, only the last one is written.
                    const bool is_wanted = row_stride != 0 || i + row + 1 == all_rows;
                    scan_.row(states, v.row + row * v.row_step,
                        is_wanted ? at.data(results_) + (i + row) * row_stride + j * stride : nullptr, stride, columns,
                        i + row == 0);
                }
            }
        }
    }

    /// Axis 0 is scanned: one state takes in run after run.
    void scan_run_of(block_loop<Arch>& values, const loop_position& at, void* state)
    {
        const index_t n = nest_.extent(0);
        const index_t stride = nest_.stride(results_, 0);
        for (index_t j = 0; j < n; j += plan_.columns) {
            const index_t columns = n - j < plan_.columns ? n - j : plan_.columns;
            scan_.run(state, values.compute(at, 1, 0, 1, j, columns).row, at.data(results_) + j * stride, stride,
                columns, j == 0);
        }
    }

    const scan& scan_;
    loop_nest nest_;
    int results_;
    scratch storage_;
    operand_plan* operands_;
    plan plan_;
    bool scans_rows_ = false;
    bool has_axis_ = false;
};

/// Writes the running results of `e`'s values, read as `Value`, along `axis` into `out`: an operand of the shape of `e`
/// whose strides are not negative and that does not overlap its inputs. No extent may be zero.
template <class Arch, class Value, class E>
void scan_into(const operand& out, int axis, const E& e, const scan& f)
{
    described<Value, E> d(e);
    using F = typename described<Value, E>::function;
    kernel k = kernel_for<Arch, F>();
    if constexpr (is_argument<F>)
        k.run = nullptr;
    for (const operand& op : std::span(d.inputs, std::size_t{d.count}))
        check_indices(op);
    axis_values strides(std::span(out.strides, static_cast<std::size_t>(out.ndim)));
    strides[axis] = 0;
    operand first = out;
    first.strides = strides.data();
    const job j{k, &d.f, {first, nullptr}, d.inputs, d.count};
    scanning<Arch>(j, out, f).run(j);
}
} // namespace nd::detail::inline ND_ISA
