// The inner loop: one composed function over runs of elements, the only code that each expression instantiates.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/expr/function.hpp>
#include <nd/simd/lanes.hpp>

#include <utility>

namespace nd::detail::inline ND_ISA
{
/// Where results go: into the cache, or past it, for which `out` must be a multiple of 64. Then a fence is owed.
enum class stores : char { cached, past_caches };

/// Computes `n` elements of `out`. Input k is at `in[k]` and advances by `step[k]` bytes per element: its item size, or
/// zero where one value, repeated over a whole block of `splat` elements, serves all.
struct kernel
{
    void (*run)(const void* function, void* out, const char* const* in, const index_t* step, index_t n, stores how);
    int splat;
    bool streams = false; ///< knows `stores::past_caches`
    bool copies = false;  ///< gives its only input as it is
};

template <class F>
inline constexpr bool is_argument = false;
template <class T>
inline constexpr bool is_argument<argument<T>> = true;

/// The element type whose register layout decides how many elements a kernel takes at once: the narrowest one.
template <class Arch, class... T>
consteval int lanes_of_types(type_list<T...>)
{
    int n = 1;
    ((simd::vectorizable<T, Arch> && simd::lanes<T, Arch> > n ? n = simd::lanes<T, Arch> : 0), ...);
    ((simd::widenable<T, Arch> && 2 * simd::lanes<float, Arch> > n ? n = 2 * simd::lanes<float, Arch> : 0), ...);
    return n;
}

template <class Arch, class... T>
consteval auto mask_layout(type_list<T...>)
{
    // The widest vector type: truth values that come from memory meet it most often.
    constexpr int bytes = [] {
        int widest = 1;
        ((simd::vectorizable<T, Arch> && int{sizeof(T)} > widest ? widest = int{sizeof(T)} : 0), ...);
        ((simd::widenable<T, Arch> && int{sizeof(float)} > widest ? widest = int{sizeof(float)} : 0), ...);
        return widest;
    }();
    return std::type_identity<integer_of<bytes, false>>();
}

/// Every element type that occurs inside a function, not only those of its operands.
template <class F>
struct types_within
{
    using type = type_list<typename F::value_type>;
};
template <class Op, class R, class A>
struct types_within<application<Op, R, A>>
{
    using type = typename concatenated<type_list<R>, typename types_within<A>::type>::type;
};
template <class Op, class R, class A, class B>
struct types_within<application<Op, R, A, B>>
{
    using type = typename concatenated<type_list<R>,
        typename concatenated<typename types_within<A>::type, typename types_within<B>::type>::type>::type;
};
template <class Op, class R, class A, class B, class C>
struct types_within<application<Op, R, A, B, C>>
{
    using type = typename concatenated<type_list<R>,
        typename concatenated<typename types_within<A>::type,
            typename concatenated<typename types_within<B>::type, typename types_within<C>::type>::type>::type>::type;
};

template <class Arch, class F>
struct kernel_traits
{
    using types = typename types_within<F>::type;
    using mask_type = typename decltype(mask_layout<Arch>(types()))::type;
    static constexpr int vector_lanes = lanes_of_types<Arch>(types());
    static constexpr bool has_vectors = vector_lanes > 1;
    // All truth values: as many bytes as a register holds. No registers at all: enough for the compiler to unroll.
    static constexpr int lanes = has_vectors ? vector_lanes
        : simd::vectorizable<mask_type, Arch> && sizeof(mask_type) == 1 && std::is_same_v<typename F::value_type, bool>
        ? simd::lanes<mask_type, Arch>
        : 8;
};

/// Copies the `n` < N last elements of an operand to a block that can be read whole.
template <class T, int N, class Arch>
ND_INLINE void copy_tail(char* to, const char* from, int n)
{
    if constexpr (simd::vectorizable<T, Arch>) {
        constexpr int width = simd::lanes<T, Arch>;
        for (int i = 0; i < N / width; ++i)
            simd::store(reinterpret_cast<T*>(to) + i * width,
                simd::load_partial<T, Arch>(
                    reinterpret_cast<const T*>(from) + i * width, simd::elements_in(i, width, n), T()));
    } else {
        std::memset(to, 0, sizeof(T) * N);
        for (int i = 0; i < n; ++i)
            std::memcpy(to + static_cast<std::size_t>(i) * sizeof(T), from + static_cast<std::size_t>(i) * sizeof(T),
                sizeof(T));
    }
}

/// Stores the first `n` < N elements.
template <class T, int N, class Arch, class X>
ND_INLINE void store_tail(T* to, const X& x, int n)
{
    if constexpr (simd::is_vector_lanes<X>) {
        for (int i = 0; i < x.count; ++i)
            simd::store_partial(to + i * x.width, x.r[i], simd::elements_in(i, x.width, n));
    } else {
        const auto a = simd::to_array<N>(x);
        for (int i = 0; i < n; ++i)
            to[i] = a.v[i];
    }
}

/// Operands of which a kernel may read the first `count` elements only.
struct few_of_each
{
    const char* const* in;
    int count;

    ND_INLINE simd::few_elements operator[](int operand) const { return {in[operand], count}; }
};

template <class Arch, class F, class Operands, class Index>
struct map_kernel;

template <class Arch, class F, class... T, std::size_t... I>
struct map_kernel<Arch, F, type_list<T...>, std::index_sequence<I...>>
{
    using traits = kernel_traits<Arch, F>;
    using mask_type = typename traits::mask_type;
    using result = typename F::value_type;
    static constexpr int lanes = traits::lanes;
    static constexpr std::size_t operands = sizeof...(T) == 0 ? 1 : sizeof...(T);
    static constexpr std::size_t tail_bytes = (std::size_t{0} + ... + (sizeof(T) * lanes));

    template <class Pointers>
    ND_INLINE static auto evaluate(const F& f, const Pointers& p)
    {
        return f.template evaluate<0, mask_type, lanes, Arch>(p);
    }

    // Moves of the first elements of a register cost no more than whole ones: the last elements need no copies.
    static constexpr bool masked =
        simd::has_masked_moves<Arch> && traits::has_vectors && (simd::vectorizable<T, Arch> && ...);
    static constexpr bool streams =
        F::is_light && traits::has_vectors && simd::vectorizable<result, Arch> && sizeof(result) * lanes % 64 == 0;

    [[gnu::noinline]] static void run(
        const void* function, void* out, const char* const* in, const index_t* step, index_t n, stores how)
    {
        [[maybe_unused]] int past_caches = how == stores::past_caches;
        const F f = *static_cast<const F*>(function);
        const char* p[operands] = {in[I]...};
        const index_t advance[operands] = {(step[I] * lanes)...};
        auto* o = static_cast<result*>(out);
        if constexpr (F::is_light && traits::has_vectors) {
            for (; n >= 2 * lanes; n -= 2 * lanes, o += 2 * lanes) {
                const auto first = evaluate(f, p);
                const char* q[operands] = {(p[I] + advance[I])...};
                const auto second = evaluate(f, q);
                ((p[I] = q[I] + advance[I]), ...);
                __asm__("" : "+r"(n)); // else GCC computes anew behind the loop what the loop ends with
                if constexpr (streams) {
                    __asm__("" : "+r"(past_caches)); // one loop with a branch, not two loops
                    if (past_caches) [[unlikely]] {
                        simd::stream_lanes(o, first);
                        simd::stream_lanes(o + lanes, second);
                        continue;
                    }
                }
                simd::store_lanes(o, first);
                simd::store_lanes(o + lanes, second);
            }
        }
        if constexpr (masked && !calls_user_code<F>)
            run_masked(f, o, p, advance, n);
        else
            run_blocks(f, o, p, step, advance, n, static_cast<result*>(out));
    }

    /// The last blocks of a run, and all of them where a function is so long that one copy of it must do.
    ND_INLINE static void run_masked(const F& f, result* o, const char** p, const index_t* advance, index_t n)
    {
        for (; n > 0; n -= lanes, o += lanes) {
            const int count = n < lanes ? static_cast<int>(n) : lanes;
            const auto x = f.template evaluate<0, mask_type, lanes, Arch>(few_of_each{p, count});
            if (count < lanes)
                return store_tail<result, lanes, Arch>(o, x, count);
            simd::store_lanes(o, x);
            ((p[I] += advance[I]), ...);
        }
    }
    /// The same by whole blocks, for archs without such moves; the results before `o` begin at `out`.
    ND_INLINE static void run_blocks(const F& f, result* o, const char** p, const index_t* step, const index_t* advance,
        index_t n, const result* out)
    {
        alignas(64) char tail[tail_bytes == 0 ? 1 : tail_bytes];
        for (; n > 0; n -= lanes, o += lanes) {
            if (n < lanes) {
                if constexpr (calls_user_code<F>)
                    return run_elements(f, o, p, step, n);
                // Elements before the last ones are computed once more, unless that would read results. Else they come
                // from copies in blocks that can be read whole.
                const index_t back = lanes - n;
                if (o - out < back || ((p[I] == reinterpret_cast<const char*>(o)) || ...)) {
                    char* next = tail;
                    ((step[I] == 0 ? void()
                                   : (copy_tail<T, lanes, Arch>(next, p[I], static_cast<int>(n)), void(p[I] = next)),
                         void(next += sizeof(T) * lanes)),
                        ...);
                    (void)next;
                } else {
                    ((p[I] -= step[I] * back), ...);
                    o -= back;
                    n = lanes;
                }
            }
            const auto x = evaluate(f, p);
            if (n < lanes)
                return store_tail<result, lanes, Arch>(o, x, static_cast<int>(n));
            simd::store_lanes(o, x);
            ((p[I] += advance[I]), ...);
        }
    }

    /// One element at a time: the last ones of a run whose function must not see padding.
    static void run_elements(const F& f, result* o, const char** p, const index_t* step, index_t n)
    {
        for (; n > 0; --n, ++o) {
            simd::store_lanes(o, f.template evaluate<0, mask_type, 1, simd::scalar_arch>(p));
            ((p[I] += step[I]), ...);
        }
    }
};

/// The kernel of a composed function for one instruction set.
template <class Arch, class F>
[[nodiscard]] ND_INLINE kernel kernel_for() noexcept
{
    using K = map_kernel<Arch, F, typename F::operands, std::make_index_sequence<F::operands::size>>;
    return {&K::run, K::lanes, K::streams, is_argument<F>};
}
} // namespace nd::detail::inline ND_ISA
