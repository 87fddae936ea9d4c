// Least and greatest elements and where they are; NaN wins, of equals the first one.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/sum.hpp>

namespace nd::detail::inline ND_ISA
{
template <class T>
[[nodiscard]] constexpr bool is_nan(T x)
{
    if constexpr (complex_element<T>)
        return x.real() != x.real() || x.imag() != x.imag();
    else
        return x != x;
}

template <class Op, bool Greatest>
struct extreme_fold
{
    static constexpr bool is_selection = true;
    static constexpr bool is_total = false;
    template <class T>
    static constexpr T identity()
    {
        if constexpr (time_element<T>) {
            constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max(); // the lowest one is NaT
            return element_traits<T>::of_count(Greatest ? -end : end);
        } else {
            using L = std::numeric_limits<real_t<T>>;
            constexpr auto end = [] {
                if constexpr (L::has_infinity)
                    return Greatest ? -L::infinity() : L::infinity();
                else
                    return Greatest ? L::lowest() : L::max();
            }();
            if constexpr (complex_element<T>)
                return T(end, end);
            else
                return end;
        }
    }
    template <class T>
    static constexpr T call(T a, T b)
    {
        if constexpr (time_element<T>)
            return extreme_of_times<Greatest>(a, b);
        else
            return Op::call(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(Op::simd(a, b))
    {
        return Op::simd(a, b);
    }
};
using max_fold = extreme_fold<maximum_op, true>;
using min_fold = extreme_fold<minimum_op, false>;

/// The best value so far, its position, and how many values were seen.
template <class T>
struct arg_state
{
    T best;
    index_t position;
    index_t seen;
};

/// Keeps the first position of the extreme, of the first NaN if there is one.
template <class Arch, class Op, class T>
struct arg_fold
{
    using values = simple_fold<Arch, Op, T>;
    static void start(void* states, index_t n)
    {
        for (index_t i = 0; i < n; ++i)
            static_cast<arg_state<T>*>(states)[i] = {Op::template identity<T>(), 0, 0};
    }
    static void run(void* state, const void* data, index_t n)
    {
        auto& s = *static_cast<arg_state<T>*>(state);
        const T* p = static_cast<const T*>(data);
        for (index_t i = 0; i < n; i += pairwise_run<T>) {
            const index_t m = n - i < pairwise_run<T> ? n - i : pairwise_run<T>;
            const T best = values::run_short(p + i, m);
            const bool better = s.seen == 0 ||
                (!is_nan(s.best) && (is_nan(best) || (!(best == s.best) && Op::call(s.best, best) == best)));
            if (better) {
                index_t at = 0;
                while (at + 1 < m && !(p[i + at] == best) && !is_nan(p[i + at]))
                    ++at;
                s.best = p[i + at];
                s.position = s.seen + at;
            }
            s.seen += m;
        }
    }
    static void join(void* states, const void* others, index_t n)
    {
        // Ordered folds have one level: a state only ever takes over the finished one.
        std::memcpy(states, others, static_cast<std::size_t>(n) * sizeof(arg_state<T>));
    }
    [[nodiscard]] static constexpr fold table() noexcept
    {
        return {sizeof(T), sizeof(arg_state<T>), true, true, &start, &run, nullptr, &join, nullptr};
    }
};
template <class Op, class T>
inline constexpr fold arg_fold_of = arg_fold<simd::default_arch, Op, T>::table();

template <class T>
using own_type = T;

/// argmax and argmin.
template <class Op>
struct arg_function
{
    const char* name;

    /// Position in the flattened array, C order.
    template <expression E>
    [[nodiscard]] index_t operator()(const E& e) const
    {
        using T = computing_t<value_type_of<E>>;
        require_elements(is_empty(shape_of(operand_of(e))));
        return fold_all<T, arg_state<T>>(e, arg_fold_of<Op, T>).position;
    }
    /// Positions along one axis. Shapes  (..., n, ...) -> (..., ...).
    template <expression E, integer_index Axis>
    [[nodiscard]] auto operator()(const E& e, Axis axis) const
    {
        return along<rank_without_axis<E>>(e, axis_spec(axis), false);
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, const reduce_options<index_t>& o) const
    {
        return along<dynamic>(e, o.axis, o.keepdims);
    }

private:
    template <int Rank, class E>
    [[nodiscard]] auto along(const E& e, const axis_spec& axis, bool keepdims) const
    {
        using T = computing_t<value_type_of<E>>;
        const axis_values shape = shape_of(operand_of(e));
        const axis_set axes = axis.resolve_leniently(shape.size());
        require_elements(reduced_count(shape, axes) == 0);
        const auto states = fold_axes<T, arg_state<T>, Rank>(e, arg_fold_of<Op, T>, axes, keepdims).handle();
        // The positions inside the states are a strided array already.
        index_t* first = states.owner.bytes() == 0 ? nullptr : &states.data->position;
        return ndarray<index_t, Rank>(leaf<index_t, Rank>(states.owner, first, states.where)).copy();
    }
    void require_elements(bool empty) const
    {
        if (empty)
            raise<value_error>(message() << "attempt to get " << name << " of an empty sequence");
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd
{
template <class T>
struct element_traits<detail::arg_state<T>>
{
    static constexpr nd::kind kind = nd::kind::opaque;
};
} // namespace nd

namespace nd::inline ND_ISA
{

/// Greatest element; NaN if there is one. Throws value_error for no elements. Source  numpy.max
inline constexpr detail::fold_function<detail::max_fold, detail::own_type> max{"maximum"};
inline constexpr detail::fold_function<detail::max_fold, detail::own_type> amax{"maximum"};
/// Least element; NaN if there is one. Source  numpy.min
inline constexpr detail::fold_function<detail::min_fold, detail::own_type> min{"minimum"};
inline constexpr detail::fold_function<detail::min_fold, detail::own_type> amin{"minimum"};
/// Position of the first greatest element, or of the first NaN. Source  numpy.argmax
inline constexpr detail::arg_function<detail::max_fold> argmax{"argmax"};
/// Position of the first least element, or of the first NaN. Source  numpy.argmin
inline constexpr detail::arg_function<detail::min_fold> argmin{"argmin"};

/// Greatest minus least element. A lazy input is evaluated once. Source  numpy.ptp
template <expression E, class... Axis>
[[nodiscard]] auto ptp(const E& x, const Axis&... axis)
{
    const auto a = as_array(x);
    if constexpr (sizeof...(Axis) == 0)
        return detail::subtract_op::call(max(a), min(a));
    else
        return eval(subtract(max(a, axis...), min(a, axis...)));
}
template <expression E>
[[nodiscard]] auto ptp(const E& x, const axis_list& axes)
{
    return ptp<E, axis_list>(x, axes);
}
template <expression E>
[[nodiscard]] auto ptp(const E& x, const axis_options& o)
{
    using options = reduce_options<value_type_of<E>>;
    return ptp<E, options>(x, options{.axis = o.axis, .keepdims = o.keepdims});
}
} // namespace nd::inline ND_ISA
