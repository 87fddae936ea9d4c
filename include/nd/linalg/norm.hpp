// Norms of vectors and matrices.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/extrema.hpp>
#include <nd/reduce/sum.hpp>
#include <nd/ufunc/comparison.hpp>
#include <nd/ufunc/complex.hpp>
#include <nd/ufunc/power.hpp>

namespace nd::inline ND_ISA
{
/// Which norm: none given, a number (also `nd::inf` and `-nd::inf`), or NumPy's words "fro" and "nuc".
class norm_order
{
public:
    enum class form : char { none, number, frobenius, nuclear, unknown };

    constexpr norm_order() noexcept = default;
    template <real_element P>
    constexpr norm_order(P p) noexcept
        : form_(form::number)
        , p_(static_cast<double>(p))
    {}
    constexpr norm_order(const char* name) noexcept
        : form_(equal(name, "fro") || equal(name, "f") ? form::frobenius
                  : equal(name, "nuc")                 ? form::nuclear
                                                       : form::unknown)
        , name_(name)
    {}
    [[nodiscard]] constexpr form kind() const noexcept { return form_; }
    [[nodiscard]] constexpr bool is(double p) const noexcept { return form_ == form::number && p_ == p; }
    [[nodiscard]] constexpr double p() const noexcept { return p_; }
    [[nodiscard]] constexpr const char* name() const noexcept { return name_; }

private:
    static constexpr bool equal(const char* a, const char* b) noexcept
    {
        for (; *a != '\0' && *a == *b; ++a, ++b)
            ;
        return *a == *b;
    }
    form form_ = form::none;
    double p_ = 0;
    const char* name_ = "";
};

/// `norm(a, {.ord = 1, .axis = 0, .keepdims = true})`
/// ord       which norm
/// axis      one axis: norms of vectors; two: of matrices; default: of all of the array
/// keepdims  keep the axes with length 1
struct norm_options
{
    detail::only_by_name by_name{};
    norm_order ord{};
    axis_values axis{};
    bool keepdims = false;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// The float that norms of elements of type `T` are: integers and truth values become double.
template <class T>
using norm_type = std::conditional_t<floating_element<real_t<T>>, real_t<T>, double>;

/// Norms along axes of `e`, whose elements are floats or complex. The axes stay, with length 1.
template <class E>
struct axis_norms
{
    using real = norm_type<value_type_of<E>>;
    static constexpr double infinity = __builtin_inf();
    const E& e;

    [[nodiscard]] auto magnitudes() const { return abs(e); }
    [[nodiscard]] auto squares() const
    {
        if constexpr (complex_element<value_type_of<E>>)
            return add(square(nd::real(e)), square(nd::imag(e)));
        else
            return square(e);
    }
    [[nodiscard]] ndarray<real> euclidean(const axis_values& axes) const
    {
        return eval(sqrt(sum(squares(), {.axis = axes, .keepdims = true})));
    }
    /// Of all elements as one vector: the root of a dot product, which rounds elements of 16 bits at the end only.
    [[nodiscard]] ndarray<real> of_all(const axis_values& axes) const
    {
        if constexpr (is_half_float<real>) {
            const ndarray<float> sums = sum(square(e.template astype<float>()), {.axis = axes, .keepdims = true});
            return eval(sqrt(sums.template astype<real>()));
        } else
            return euclidean(axes);
    }
    [[nodiscard]] ndarray<real> of_vectors(const norm_order& ord, index_t axis) const
    {
        using form = norm_order::form;
        if (ord.kind() != form::none && ord.kind() != form::number)
            raise<value_error>(message() << "Invalid norm order '" << ord.name() << "' for vectors");
        if (ord.kind() == form::none || ord.is(2))
            return euclidean(axis);
        if (ord.is(infinity))
            return max(magnitudes(), {.axis = axis, .keepdims = true, .initial = 0});
        if (ord.is(-infinity))
            return min(magnitudes(), {.axis = axis, .keepdims = true});
        if (ord.is(0))
            return sum(not_equal(e, 0).template astype<real>(), {.axis = axis, .keepdims = true});
        if (ord.is(1))
            return sum(magnitudes(), {.axis = axis, .keepdims = true});
        const auto sums = sum(power(magnitudes(), ord.p()), {.axis = axis, .keepdims = true});
        return eval(power(sums, 1 / ord.p()));
    }
    [[nodiscard]] ndarray<real> of_matrices(const norm_order& ord, index_t row, index_t column) const
    {
        using form = norm_order::form;
        if (row == column)
            throw_value_error("Duplicate axes given.");
        if (ord.kind() == form::none || ord.kind() == form::frobenius)
            return euclidean({row, column});
        if (ord.is(1) || ord.is(-1))
            return extreme_sums(row, column, ord.p() > 0);
        if (ord.is(infinity) || ord.is(-infinity))
            return extreme_sums(column, row, ord.p() > 0);
        if (ord.kind() == form::nuclear || ord.is(2) || ord.is(-2))
            throw_value_error("this norm of a matrix needs its singular values, which nd does not compute");
        throw_value_error("Invalid norm order for matrices.");
    }

private:
    /// The greatest or least sum of magnitudes along an axis.
    [[nodiscard]] ndarray<real> extreme_sums(index_t along, index_t other, bool greatest) const
    {
        const auto sums = sum(magnitudes(), {.axis = along, .keepdims = true});
        if (greatest)
            return max(sums, {.axis = other, .keepdims = true, .initial = 0});
        return min(sums, {.axis = other, .keepdims = true});
    }
};

template <class E>
[[nodiscard]] auto norms(const E& e, const norm_options& o)
{
    using form = norm_order::form;
    const axis_values shape = shape_of(operand_of(e));
    const axis_norms<E> all{e};
    axis_values axes;
    for (index_t axis : o.axis)
        axes.push_back(normalize_axis(axis, shape.size()));
    if (o.axis.empty())
        for (int i = 0; i < shape.size(); ++i)
            axes.push_back(i);
    // Without an axis and an order it is the vector of all elements.
    const bool of_all =
        o.axis.empty() && (o.ord.kind() == form::none || (o.ord.kind() == form::frobenius && shape.size() == 2));
    if (!of_all && axes.size() != 1 && axes.size() != 2)
        throw_value_error("Improper number of dimensions to norm.");
    const auto result = of_all ? all.of_all(axes)
        : axes.size() == 1     ? all.of_vectors(o.ord, axes[0])
                               : all.of_matrices(o.ord, axes[0], axes[1]);
    if (o.keepdims)
        return result;
    axis_set gone;
    for (index_t axis : axes)
        gone.insert(static_cast<int>(axis));
    return result.reshape(reduced_shape(axis_values(result.shape()), gone, false));
}

/// The elements that norms are made of: integers and truth values as double, complex expressions evaluated.
template <class E>
[[nodiscard]] auto norms_of(const E& e, const norm_options& o)
{
    using T = value_type_of<E>;
    if constexpr (complex_element<T>)
        return norms(as_array(e), o);
    else if constexpr (floating_element<T>)
        return norms(e, o);
    else
        return norms(e.template astype<double>(), o);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Norms of all of an array, of vectors along one axis or of matrices along two. In the float of the elements; integers
/// are double.
///   order     vectors                  matrices
///   none      square root of the sum of squares of magnitudes, also of arrays of any rank
///   2         the same                 -
///   "fro"     -                        the same
///   inf, -inf greatest, least magnitude           greatest, least sum of a row's magnitudes
///   1, -1     sum of magnitudes, as other p       greatest, least sum of a column's magnitudes
///   0         how many are not 0       -
///   other p   sum(magnitude^p)^(1/p)   -
/// Throws  value_error for an order that does not fit, axis_error
/// Source  numpy.linalg.norm, without the norms that need singular values
template <expression E>
[[nodiscard]] auto norm(const E& a, const norm_options& options)
{
    return detail::norms_of(a, options);
}
template <expression E>
[[nodiscard]] auto norm(const E& a, norm_order ord = {})
{
    return detail::norms_of(a, norm_options{.ord = ord}).item();
}
template <expression E>
[[nodiscard]] auto norm(const E& a, norm_order ord, const axis_values& axis)
{
    return detail::norms_of(a, norm_options{.ord = ord, .axis = axis});
}
template <expression E, integer_index Axis>
[[nodiscard]] auto norm(const E& a, norm_order ord, Axis axis)
{
    using R = detail::norm_type<value_type_of<E>>;
    return ndarray<R, detail::rank_without_axis<E>>(
        detail::norms_of(a, norm_options{.ord = ord, .axis = static_cast<index_t>(axis)}));
}
} // namespace nd::inline ND_ISA
