// Folding runs and rows of elements with an associative operation: SIMD accumulators, pairwise where rounding counts.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/dtype/convert.hpp>
#include <nd/simd/lanes.hpp>
#include <nd/simd/reduce.hpp>
#include <nd/simd/swap.hpp>

namespace nd::detail::inline ND_ISA
{
/// What a reduction does with the values of an expression, without their type. A state is one accumulator.
struct fold
{
    int value_size;
    int state_size;
    bool exact;   ///< the order of operations does not change the result
    bool ordered; ///< values must come in C order, one run after the other
    void (*start)(void* states, index_t n);
    /// One state takes in `n` values in a row.
    void (*run)(void* state, const void* values, index_t n);
    /// `n` states take in `rows` values each, `row_step` bytes apart.
    void (*rows)(void* states, const char* values, index_t rows, index_t row_step, index_t n);
    /// `n` states take in `n` others.
    void (*join)(void* states, const void* others, index_t n);
    /// True when further values cannot change a state; null when that never happens.
    bool (*settled)(const void* state);
    /// `n` new states take in `length` > 0 values in a row each, `run_step` bytes from one run to the next; may be
    /// null.
    void (*runs)(void* states, const char* values, index_t length, index_t run_step, index_t n) = nullptr;
};

/// Runs of so few values are folded without registers, one after the other.
inline constexpr index_t longest_short_run = 4;

/// Values that one set of registers takes in before its result waits as a partial one.
template <class T>
inline constexpr index_t pairwise_run = sizeof(T) <= 4 ? 256 : 1024;

/// Folds with an operation `Op` that has `identity<T>()`, `call(T, T)` and, where there are registers, `simd`. Values
/// are `T` in memory, or numbers that are stored at any address and in any order of bytes: registers swap them; or of
/// 16 bits, which registers widen.
template <class Arch, class Op, class T, class Stored = T>
struct simple_fold
{
    static constexpr bool exact = !(floating_element<T> || complex_element<T>) || Op::is_selection;
    static constexpr bool has_simd = simd::vectorizable<T, Arch> && requires(simd::batch<T, Arch> x)
    {
        Op::simd(x, x);
    };

    static void start(void* states, index_t n)
    {
        auto* s = static_cast<T*>(states);
        for (index_t i = 0; i < n; ++i)
            s[i] = Op::template identity<T>();
    }

    template <class Memory>
    [[nodiscard]] ND_INLINE static auto load(const Memory* p)
    {
        if constexpr (std::is_same_v<Memory, T>)
            return simd::load<T, Arch>(p);
        else if constexpr (is_half_float<Memory>)
            return simd::load_widened<Memory, Arch>(p);
        else
            return in_order(simd::load<T, Arch>(reinterpret_cast<const T*>(p)));
    }
    template <class Memory>
    [[nodiscard]] ND_INLINE static auto load_partial(const Memory* p, int n, T rest = T())
    {
        if constexpr (std::is_same_v<Memory, T>)
            return simd::load_partial<T, Arch>(p, n, rest);
        else {
            alignas(64) T values[static_cast<std::size_t>(simd::lanes<T, Arch>)];
            for (int i = 0; i < simd::lanes<T, Arch>; ++i)
                values[i] = i < n ? static_cast<T>(p[i]) : rest;
            return simd::load<T, Arch>(values);
        }
    }
    template <class V>
    [[nodiscard]] ND_INLINE static V in_order(const V& x)
    {
        if constexpr (element_traits<Stored>::swapped)
            return simd::byte_swapped<T, Arch>(x);
        else
            return x;
    }

    /// At most `pairwise_run` values, in four chains of registers.
    [[nodiscard]] static T run_short(const Stored* p, index_t n)
    {
        if constexpr (has_simd) {
            constexpr int w = simd::lanes<T, Arch>;
            const T identity = Op::template identity<T>();
            auto a = simd::splat<T, Arch>(identity);
            if (n >= w) {
                auto b = a;
                auto c = a;
                auto d = a;
                for (; n >= 4 * w; n -= 4 * w, p += 4 * w) {
                    a = Op::simd(a, load(p));
                    b = Op::simd(b, load(p + w));
                    c = Op::simd(c, load(p + 2 * w));
                    d = Op::simd(d, load(p + 3 * w));
                }
                for (; n >= w; n -= w, p += w)
                    a = Op::simd(a, load(p));
                a = Op::simd(Op::simd(a, b), Op::simd(c, d));
            }
            if (n > 0)
                a = Op::simd(a, load_partial(p, static_cast<int>(n), identity));
            return simd::reduce(a, [](const auto& x, const auto& y) { return Op::simd(x, y); });
        } else {
            constexpr int w = 8;
            T lanes[w];
            for (int i = 0; i < w; ++i)
                lanes[i] = Op::template identity<T>();
            for (; n >= w; n -= w, p += w)
                for (int i = 0; i < w; ++i)
                    lanes[i] = Op::call(lanes[i], static_cast<T>(p[i]));
            for (int i = 0; i < n; ++i)
                lanes[i] = Op::call(lanes[i], static_cast<T>(p[i]));
            for (int half = w / 2; half > 0; half /= 2)
                for (int i = 0; i < half; ++i)
                    lanes[i] = Op::call(lanes[i], lanes[i + half]);
            return lanes[0];
        }
    }

    static void run(void* state, const void* values, index_t n)
    {
        auto& s = *static_cast<T*>(state);
        const auto* p = static_cast<const Stored*>(values);
        if (n <= pairwise_run<T>) {
            s = Op::call(s, run_short(p, n));
            return;
        }
        // Partial results wait like the digits of a binary counter until an equally long one comes.
        T waiting[64];
        std::uint64_t count = 0;
        for (; n > 0; n -= pairwise_run<T>, p += pairwise_run<T>) {
            T part = run_short(p, n < pairwise_run<T> ? n : pairwise_run<T>);
            int level = 0;
            for (; (count >> level) & 1; ++level)
                part = Op::call(waiting[level], part);
            waiting[level] = part;
            ++count;
        }
        bool first = true;
        T total = Op::template identity<T>();
        for (int level = 0; (count >> level) != 0; ++level)
            if ((count >> level) & 1) {
                total = first ? waiting[level] : Op::call(waiting[level], total);
                first = false;
            }
        s = Op::call(s, total);
    }

    template <int Rows, class Memory>
    ND_INLINE static void add_rows(T* s, const char* values, index_t row_step, index_t n)
    {
        const auto row = [&](int r) { return reinterpret_cast<const Memory*>(values + r * row_step); };
        index_t i = 0;
        const auto value = [&](int r) { return static_cast<T>(row(r)[i]); };
        if constexpr (has_simd) {
            constexpr int w = simd::lanes<T, Arch>;
            const auto fold_at = [&](const auto& a, const auto& at) {
                if constexpr (Rows == 8)
                    return Op::simd(a,
                        Op::simd(Op::simd(Op::simd(at(0), at(1)), Op::simd(at(2), at(3))),
                            Op::simd(Op::simd(at(4), at(5)), Op::simd(at(6), at(7)))));
                else
                    return Op::simd(a, at(0));
            };
            for (; i + w <= n; i += w)
                simd::store(s + i, fold_at(simd::load<T, Arch>(s + i), [&](int r) { return load(row(r) + i); }));
            if constexpr (sizeof(T) >= 4)
                if (const auto rest = static_cast<int>(n - i); rest > 1) {
                    simd::store_partial(s + i,
                        fold_at(simd::load_partial<T, Arch>(s + i, rest),
                            [&](int r) { return load_partial(row(r) + i, rest); }),
                        rest);
                    return;
                }
        }
        for (; i < n; ++i)
            if constexpr (Rows == 8)
                s[i] = Op::call(s[i],
                    Op::call(Op::call(Op::call(value(0), value(1)), Op::call(value(2), value(3))),
                        Op::call(Op::call(value(4), value(5)), Op::call(value(6), value(7)))));
            else
                s[i] = Op::call(s[i], value(0));
    }

    static void rows(void* states, const char* values, index_t count, index_t row_step, index_t n)
    {
        auto* s = static_cast<T*>(states);
        for (; count >= 8; count -= 8, values += 8 * row_step)
            add_rows<8, Stored>(s, values, row_step, n);
        for (; count > 0; --count, values += row_step)
            add_rows<1, Stored>(s, values, row_step, n);
    }

    static void join(void* states, const void* others, index_t n)
    {
        add_rows<1, T>(static_cast<T*>(states), static_cast<const char*>(others), 0, n);
    }

    template <int Length, bool Dense>
    static void short_runs(T* s, const char* values, index_t run_step, index_t n)
    {
        for (index_t i = 0; i < n; ++i) {
            const Stored* p =
                reinterpret_cast<const Stored*>(values + i * (Dense ? index_t{Length * sizeof(Stored)} : run_step));
            if constexpr (!Dense)
                __asm__("" : "+r"(p)); // no gathers across runs
            T x = Op::template identity<T>();
            for (int k = 0; k < Length; ++k)
                x = Op::call(x, static_cast<T>(p[k]));
            s[i] = x;
        }
    }
    static void runs(void* states, const char* values, index_t length, index_t run_step, index_t n)
    {
        auto* s = static_cast<T*>(states);
        const auto fold_short = [&]<int Length>(std::integral_constant<int, Length>) {
            if (run_step == length * index_t{sizeof(Stored)})
                short_runs<Length, true>(s, values, run_step, n);
            else
                short_runs<Length, false>(s, values, run_step, n);
        };
        switch (length) {
        case 2:
            return fold_short(std::integral_constant<int, 2>());
        case 3:
            return fold_short(std::integral_constant<int, 3>());
        case longest_short_run:
            return fold_short(std::integral_constant<int, int{longest_short_run}>());
        default:
            start(states, n);
            for (; n > 0; --n, ++s, values += run_step)
                run(s, values, length);
        }
    }

    static bool settled(const void* state)
    {
        if constexpr (requires(T x) { Op::is_settled(x); })
            return Op::is_settled(*static_cast<const T*>(state));
        else
            return false;
    }

    [[nodiscard]] static constexpr fold table() noexcept
    {
        fold f{sizeof(Stored), sizeof(T), exact, false, &start, &run, &rows, &join, nullptr, &runs};
        if constexpr (requires(T x) { Op::is_settled(x); })
            f.settled = &settled;
        return f;
    }
};
} // namespace nd::detail::inline ND_ISA
