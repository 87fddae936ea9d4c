// Ufuncs of arrays whose dtypes are known only at run time: NumPy's choice of a loop, then one typed call.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/any_array.hpp>
#include <nd/dtype/result_type.hpp>
#include <nd/ufunc/ufunc.hpp>

#include <array>
#include <utility>

namespace nd::inline ND_ISA
{
/// One loop of a ufunc: the dtypes that it reads its operands as, the dtype of its result, and its kernel.
template <std::size_t Inputs>
struct ufunc_loop
{
    std::array<dtype, Inputs> inputs;
    dtype output;
    detail::kernel run;
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class... T>
[[nodiscard]] consteval std::size_t type_count(element_type_list<T...>)
{
    return sizeof...(T);
}
inline constexpr std::size_t element_type_count = type_count(element_types());

// The type at a place of the list of element types, and the place of a type that need not be in the list by name.
template <std::size_t K, class T, class... Rest>
[[nodiscard]] consteval auto type_at(element_type_list<T, Rest...>)
{
    if constexpr (K == 0)
        return std::type_identity<T>();
    else
        return type_at<K - 1>(element_type_list<Rest...>());
}
template <std::size_t K>
using element_type_at = typename decltype(type_at<K>(element_types()))::type;
template <class T, class... Listed>
[[nodiscard]] consteval std::size_t place_among(element_type_list<Listed...>)
{
    std::size_t place = 0;
    (void)((kind_of<T> == kind_of<Listed> && sizeof(T) == sizeof(Listed) ? true : (++place, false)) || ...);
    return place;
}
template <class T>
inline constexpr std::size_t element_place = place_among<T>(element_types());
template <class... Listed>
[[nodiscard]] constexpr std::size_t place_among(const dtype& type, element_type_list<Listed...>) noexcept
{
    std::size_t place = 0;
    (void)((same_elements(type, dtype_of<Listed>()) ? true : (++place, false)) || ...);
    return place;
}

/// Places of the types of a loop; `output` is `no_loop` where there is none.
inline constexpr std::size_t no_loop = 255;
template <std::size_t Inputs>
struct loop_places
{
    std::array<std::size_t, Inputs> inputs{};
    std::size_t output = no_loop;
    [[nodiscard]] constexpr bool operator==(const loop_places&) const noexcept = default;
};
template <class R, class... P>
[[nodiscard]] consteval loop_places<sizeof...(P)> places_of(signature<R, P...>)
{
    return {{element_place<P>...}, element_place<R>};
}
template <class Op, class... T>
[[nodiscard]] consteval loop_places<sizeof...(T)> loop_for()
{
    if constexpr (ufunc_takes_element_types<Op, T...>)
        return places_of(typename Op::template types<T...>());
    else
        return {};
}
/// The loop for two dtypes. Where the types of the operands stay apart and their common type serves as well, that:
/// it keeps the number of loops that of the types and not of their pairs.
template <class Op, class A, class B>
[[nodiscard]] consteval loop_places<2> binary_loop_for()
{
    constexpr loop_places<2> own = loop_for<Op, A, B>();
    if constexpr (own.output != no_loop && own.inputs[0] != own.inputs[1]) {
        using C = promote_t<A, B>;
        constexpr bool exact = !(integer_element<A> && integer_element<B> && floating_element<C>);
        constexpr loop_places<2> common = loop_for<Op, C, C>();
        if constexpr (exact && common.output == own.output)
            return common;
    }
    return own;
}
template <class Op, class... T>
[[nodiscard]] consteval auto unary_loops(element_type_list<T...>)
{
    return std::array{loop_for<Op, T>()...};
}
template <class Op, class A, class... T>
[[nodiscard]] consteval auto binary_loops_of(element_type_list<T...>)
{
    return std::array{binary_loop_for<Op, A, T>()...};
}
template <class Op, class... T>
[[nodiscard]] consteval auto binary_loops(element_type_list<T...>)
{
    std::array<loop_places<2>, sizeof...(T) * sizeof...(T)> table{};
    std::size_t next = 0;
    const auto take = [&](const auto& row) {
        for (const loop_places<2>& loop : row)
            table[next++] = loop;
    };
    (take(binary_loops_of<Op, T>(element_types())), ...);
    return table;
}

/// Every different loop of a table once, and for each entry of the table which one it is.
template <std::size_t Inputs, std::size_t Size>
struct loop_set
{
    std::array<loop_places<Inputs>, Size> loops{};
    std::size_t count = 0;
    std::array<std::size_t, Size> which{};
};
template <std::size_t Inputs, std::size_t Size>
[[nodiscard]] consteval loop_set<Inputs, Size> distinct_loops(const std::array<loop_places<Inputs>, Size>& table)
{
    loop_set<Inputs, Size> set;
    for (std::size_t i = 0; i < Size; ++i) {
        set.which[i] = no_loop;
        if (table[i].output == no_loop)
            continue;
        std::size_t k = 0;
        while (k < set.count && !(set.loops[k] == table[i]))
            ++k;
        if (k == set.count)
            set.loops[set.count++] = table[i];
        set.which[i] = k;
    }
    return set;
}

template <class Op, std::size_t Inputs>
inline constexpr auto loops_of = distinct_loops(unary_loops<Op>(element_types()));
template <class Op>
inline constexpr auto loops_of<Op, 2> = distinct_loops(binary_loops<Op>(element_types()));

[[nodiscard]] inline dtype dtype_at_place(std::size_t place)
{
    return [&]<class... T>(element_type_list<T...>) {
        const dtype types[] = {dtype_of<T>()...};
        return types[place];
    }(element_types());
}

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_no_loop(std::initializer_list<dtype> inputs)
{
    message m;
    m << "ufunc not supported for the input types (";
    const char* separator = "";
    for (const dtype& type : inputs) {
        m << separator << type.name().text();
        separator = ", ";
    }
    raise<dtype_error>(m << ")");
}
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_output_cast(const dtype& from, const dtype& to)
{
    raise<dtype_error>(message() << "Cannot cast ufunc output from dtype('" << from.name().text() << "') to dtype('"
                                 << to.name().text() << "') with casting rule 'same_kind'");
}

/// A function of run-time arrays has no state: all its kernels take this.
struct stateless
{};
inline constexpr stateless no_state{};

/// The kernel of the K-th loop of `Op`.
template <class Op, std::size_t Inputs, std::size_t K>
[[nodiscard]] kernel kernel_of_loop()
{
    static constexpr loop_places<Inputs> loop = loops_of<Op, Inputs>.loops[K]; // static: a lambda need not capture it
    return []<std::size_t... I>(std::index_sequence<I...>)
    {
        using F = application<Op, element_type_at<loop.output>, argument<element_type_at<loop.inputs[I]>, int{I}>...>;
        static_assert(std::is_empty_v<F>);
        return kernel_for<simd::default_arch, F>();
    }
    (std::make_index_sequence<Inputs>());
}
template <class Op, std::size_t Inputs, std::size_t... K>
[[nodiscard]] kernel kernel_of_loop(std::size_t loop, std::index_sequence<K...>)
{
    using make_kernel = kernel (*)();
    static constexpr make_kernel makers[] = {&kernel_of_loop<Op, Inputs, K>...};
    return makers[loop]();
}

/// Which loop of `Op` operands of these dtypes take.
template <class Op, std::same_as<dtype>... D>
[[nodiscard]] std::size_t find_loop(const D&... types)
{
    constexpr std::size_t inputs = sizeof...(D);
    std::size_t entry = 0;
    for (const dtype& type : {types...}) {
        const std::size_t place = place_among(type, element_types());
        if (place == element_type_count)
            throw_no_element_type(type);
        entry = entry * element_type_count + place;
    }
    const std::size_t loop = loops_of<Op, inputs>.which[entry];
    if (loop == no_loop)
        throw_no_loop({types...});
    return loop;
}

/// The shape of operands together and the strides of a fresh result.
inline void result_layout_of(
    axis_values& shape, axis_values& strides, std::span<const operand> inputs, index_t itemsize, order memory_order)
{
    result_layout(shape, strides, inputs.data(), static_cast<int>(inputs.size()), itemsize);
    bool all_fortran = true;
    for (const operand& op : inputs)
        all_fortran = all_fortran && is_f_contiguous(shape_span(op), strides_span(op), op.itemsize) &&
            !is_c_contiguous(shape_span(op), strides_span(op), op.itemsize);
    if (memory_order == order::f || (memory_order == order::a && all_fortran))
        strides = f_strides(shape, itemsize);
    else if (memory_order != order::k)
        strides = c_strides(shape, itemsize);
}

/// Runs a loop into `out` where there is one, else into a fresh array.
[[nodiscard]] inline any_ndarray run_loop(const dtype* input_types, const dtype& output, const kernel& run,
    std::span<const any_ndarray> arrays, const any_ndarray* out, order memory_order)
{
    operand inputs[3];
    for (std::size_t i = 0; i < arrays.size(); ++i)
        inputs[i] =
            operand_of_any(arrays[i], input_types[i].itemsize(), any_converter_in(input_types[i], arrays[i].dtype()));
    if (out != nullptr) {
        if (!can_cast(output, out->dtype(), casting::same_kind))
            throw_output_cast(output, out->dtype());
        if (!out->writeable())
            throw_readonly_error();
    }
    const bool in_place = out != nullptr && same_elements(out->dtype(), output);
    axis_values shape;
    axis_values strides;
    result_layout_of(shape, strides, std::span(inputs, arrays.size()), output.itemsize(), memory_order);
    if (out != nullptr && !same_shape(broadcast_shapes(shape, out->shape()), out->shape()))
        raise<broadcast_error>(message() << "non-broadcastable output operand with shape " << out->shape()
                                         << " doesn't match the broadcast shape "
                                         << std::span<const index_t>(broadcast_shapes(shape, out->shape())));
    const any_ndarray result = in_place ? *out : allocate_any(output, shape, strides);
    run_job<simd::default_arch>(job{run, &no_state, target{operand_of_any(result, output.itemsize()), nullptr}, inputs,
        static_cast<int>(arrays.size())});
    if (out == nullptr || in_place)
        return result;
    out->assign(result);
    return *out;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The loop that `f` runs for operands of these dtypes.
/// Throws  dtype_error when there is none
/// Source  numpy.ufunc.resolve_dtypes
template <class Op, std::same_as<dtype>... D>
    requires(sizeof...(D) == 1 || sizeof...(D) == 2)
[[nodiscard]] ufunc_loop<sizeof...(D)> resolve_loop(const ufunc<Op>&, const D&... types)
{
    constexpr std::size_t inputs = sizeof...(D);
    constexpr const auto& loops = detail::loops_of<Op, inputs>;
    const std::size_t k = detail::find_loop<Op>(types...);
    ufunc_loop<inputs> loop{{}, {}, detail::kernel_of_loop<Op, inputs>(k, std::make_index_sequence<loops.count>())};
    for (std::size_t i = 0; i < inputs; ++i)
        loop.inputs[i] = detail::dtype_at_place(loops.loops[k].inputs[i]);
    loop.output = detail::dtype_at_place(loops.loops[k].output);
    return loop;
}

/// Runs a loop over arrays of any dtypes, which are converted to those of the loop while they are read.
template <std::size_t Inputs>
[[nodiscard]] any_ndarray call(
    const ufunc_loop<Inputs>& loop, const std::array<any_ndarray, Inputs>& arrays, order memory_order = order::k)
{
    return detail::run_loop(loop.inputs.data(), loop.output, loop.run, arrays, nullptr, memory_order);
}
/// The same written into `out`, which the result is broadcast to and converted to by the rule `same_kind`. `out` may
/// overlap the operands in any way.
/// Throws  dtype_error when the result does not cast to the dtype of `out`; broadcast_error, readonly_error
template <std::size_t Inputs>
void call_into(const any_ndarray& out, const ufunc_loop<Inputs>& loop, const std::array<any_ndarray, Inputs>& arrays)
{
    static_cast<void>(detail::run_loop(loop.inputs.data(), loop.output, loop.run, arrays, &out, order::k));
}

/// `f(arrays...)` for arrays of run-time dtype, as a fresh array.
/// Throws  dtype_error when `f` is not defined for these dtypes
template <class Op, std::same_as<any_ndarray>... A>
    requires(sizeof...(A) == 1 || sizeof...(A) == 2)
[[nodiscard]] any_ndarray call(const ufunc<Op>& f, const A&... arrays)
{
    return call(resolve_loop(f, arrays.dtype()...), std::array{arrays...});
}
/// The same written into `out`.
template <class Op, std::same_as<any_ndarray>... A>
    requires(sizeof...(A) == 1 || sizeof...(A) == 2)
void call_into(const any_ndarray& out, const ufunc<Op>& f, const A&... arrays)
{
    call_into(out, resolve_loop(f, arrays.dtype()...), std::array{arrays...});
}
} // namespace nd::inline ND_ISA
