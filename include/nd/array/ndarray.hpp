// The array handle: NumPy's ndarray. Names bind, subscripts write.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/element.hpp>
#include <nd/array/relayout.hpp>
#include <nd/dtype/dtype.hpp>
#include <nd/expr/scalar.hpp>
#include <nd/indexing/apply.hpp>

namespace nd
{
/// A named array rebinds to arrays and expressions only. To write a value into all elements say `x() = value` or
/// `x.fill(value)`.
template <class X>
concept to_write_elements_say_x_call_equals_value_or_x_fill = expression<X>;

/// `E`'s elements fit an array of `T` and `Rank` without loss of kind.
template <class E, class T, int Rank>
concept evaluates_to = expression<E> && can_cast<value_type_of<E>, std::remove_const_t<T>>(casting::safe) &&
    (Rank == dynamic || std::remove_cvref_t<E>::rank == dynamic || std::remove_cvref_t<E>::rank == Rank);

/// What may be written into elements of `T`.
template <class X, class T>
concept assignable_to_elements = operand_like<X> && !std::is_const_v<T>;

template <class X>
inline constexpr bool is_ndarray = false;
template <class T, int Rank>
inline constexpr bool is_ndarray<ndarray<T, Rank>> = true;
/// An array handle: elements in memory that a view can show.
template <class X>
concept array_like = is_ndarray<std::remove_cvref_t<X>>;

/// A handle to elements of type `Element`: a shared buffer, the address of the first element, shape and byte strides.
/// Copying a handle shares the elements; `copy()` duplicates them. `ndarray<const Element>` takes every array, read
/// only. Rank     number of axes, or `dynamic` Threads  handles of one buffer may be copied and dropped concurrently;
/// concurrent writes need the user's care
template <class Element, int Rank>
class ndarray : public expression_base
{
public:
    using element_type = Element;
    using storage_type = std::remove_const_t<Element>;
    using value_type = native_element_t<Element>; ///< what elements are computed with
    static constexpr int rank = Rank;
    static_assert(
        element<storage_type>, "nd::ndarray<Element>: Element must be an element type, see nd::element_traits");

    /// An empty array of shape (0,), or all zeros in length where the rank is static.
    ND_INLINE ndarray()
        : leaf_(detail::zeroed<Element, Rank>(axis_values(Rank == dynamic ? 1 : Rank, 0)))
    {}
    /// Zeros. `ndarray<float, 2> image({480, 640})`.
    ND_INLINE explicit ndarray(const axis_values& shape) requires(!std::is_const_v<Element>)
        : leaf_(detail::zeroed<Element, Rank>(shape))
    {}
    explicit ndarray(std::initializer_list<index_t> shape) requires(!std::is_const_v<Element>)
        : ndarray(axis_values(shape))
    {}
    ND_INLINE explicit ndarray(leaf<Element, Rank> l) noexcept
        : leaf_(std::move(l))
    {}

    /// Another handle of all elements.
    template <class S>
    ND_INLINE ndarray(detail::view_tag, const leaf<S, Rank>& a) noexcept
        : leaf_(a, detail::counted_last())
    {}
    template <class S, int OtherRank, class View>
    ND_INLINE ndarray(detail::view_tag, const leaf<S, OtherRank>& a, const View& view)
        : leaf_(a, 0, view)
    {}
    ND_INLINE ndarray(const ndarray&) = default;
    ND_INLINE ndarray(ndarray&&) noexcept = default;
    /// The same elements seen as const, with static or dynamic rank. Throws shape_error when the rank differs.
    template <class U, int OtherRank>
        requires(std::same_as<Element, U> || std::same_as<Element, const U>)
    &&(Rank == dynamic || OtherRank == dynamic || Rank == OtherRank) ndarray(const ndarray<U, OtherRank>& other)
        : leaf_(other.handle().owner, other.handle().data, detail::convert_rank<Rank>(other.handle().where))
    {}
    /// The elements of an expression, evaluated. Types may widen, never narrow: `astype<Element>()` does that.
    template <class E>
        requires(evaluates_to<E, Element, Rank> && !array_like<E> && !std::is_const_v<Element>)
    ND_INLINE ndarray(const E& e)
        : leaf_(detail::evaluate_stored<simd::default_arch, storage_type, Rank>(e))
    {}
    template <class E>
        requires(evaluates_to<E, Element, Rank> && !array_like<E> && std::is_const_v<Element>)
    ndarray(const E& e)
        : ndarray(ndarray<storage_type, Rank>(e))
    {}
    template <class U, int OtherRank>
        requires(
            evaluates_to<ndarray<U, OtherRank>, Element, Rank> && !std::same_as<std::remove_const_t<U>, storage_type>)
    explicit ndarray(const ndarray<U, OtherRank>& other)
        : leaf_(detail::evaluate_stored<simd::default_arch, storage_type, Rank>(other.handle()))
    {}
    /// An expression whose elements would lose their kind, or whose rank is another one.
    template <expression E>
        requires(!evaluates_to<E, Element, Rank> && !array_like<E>)
    explicit ndarray(const E&, unsatisfied::evaluates_to = {}) = delete;
    ~ndarray() = default;

    // --- Names bind: a named array takes over another handle, or the result of an expression.
    ND_INLINE ndarray& operator=(const ndarray& other) & = default;
    ND_INLINE ndarray& operator=(ndarray&& other) & noexcept = default;
    /// Evaluates `e` into this array's own memory when nobody else can see it, else into fresh memory.
    template <class E>
        requires(
            to_write_elements_say_x_call_equals_value_or_x_fill<E> && !std::same_as<std::remove_cvref_t<E>, ndarray>)
    ND_INLINE ndarray& operator=(E&& e) &
    {
        if constexpr (!array_like<E> && !std::is_const_v<Element>)
            if (detail::sole_owner(leaf_, detail::operand_of(e), std::is_lvalue_reference_v<E>)) {
                assign(e);
                return *this;
            }
        return *this = ndarray(e);
    }

    /// A number, or anything else that is no expression.
    template <class X>
        requires(!to_write_elements_say_x_call_equals_value_or_x_fill<X>)
    unsatisfied::to_write_elements_say_x_call_equals_value_or_x_fill operator=(const X&) & = delete;

    // --- Subscripts write: `x(...) = y`, `x[i] = y`, `x() = y` assign elements. The result is the subscript itself,
    // for chains; another handle of it would cost as much as the assignment of a small array.
    ND_INLINE ndarray&& operator=(const ndarray& other) &&
    {
        assign(other);
        return std::move(*this);
    }
    template <assignable_to_elements<Element> X>
    ND_INLINE ndarray&& operator=(const X& x) &&
    {
        assign(x);
        return std::move(*this);
    }
    /// Writes a value, array or expression, broadcast to this array's shape, converted as NumPy's unsafe cast does.
    /// Throws  broadcast_error, readonly_error; contents unspecified when an operand throws
    template <assignable_to_elements<Element> X>
    ND_INLINE void assign(const X& x) const
    {
        check_writeable();
        if constexpr (expression<X>) {
            using Block = typename X::value_type;
            detail::assign<simd::default_arch, Block>(leaf_, detail::operand_of(x));
        } else
            detail::assign<simd::default_arch, value_type>(leaf_, scalar<value_type>(cast_to<value_type>(x)));
    }
    template <scalar_like S>
        requires(!std::is_const_v<Element>)
    void fill(S value) const { assign(value); }

    // --- Properties
    [[nodiscard]] int ndim() const noexcept { return leaf_.where.ndim(); }
    [[nodiscard]] std::span<const index_t> shape() const noexcept { return leaf_.where.shape(); }
    [[nodiscard]] std::span<const index_t> strides() const noexcept { return leaf_.where.strides(); }
    /// Length of one axis; negative axes count from the end. Throws axis_error.
    [[nodiscard]] index_t shape(int axis) const { return leaf_.where.extent(normalize_axis(axis, ndim())); }
    [[nodiscard]] index_t extent(int axis) const { return shape(axis); }
    /// Bytes from one position of an axis to the next.
    [[nodiscard]] index_t stride(int axis) const { return leaf_.where.stride(normalize_axis(axis, ndim())); }
    [[nodiscard]] index_t size() const noexcept { return size_of(leaf_.where); }
    [[nodiscard]] static constexpr index_t itemsize() noexcept { return sizeof(Element); }
    [[nodiscard]] index_t nbytes() const noexcept { return size() * itemsize(); }
    [[nodiscard]] static constexpr nd::dtype dtype() { return dtype_of<storage_type>(); }
    [[nodiscard]] bool c_contiguous() const noexcept { return is_c_contiguous(leaf_.where, itemsize()); }
    [[nodiscard]] bool f_contiguous() const noexcept { return is_f_contiguous(leaf_.where, itemsize()); }
    [[nodiscard]] bool aligned() const noexcept
    {
        return is_aligned(leaf_.data, shape(), strides(), static_cast<index_t>(alignof(Element)));
    }
    [[nodiscard]] bool writeable() const noexcept { return !std::is_const_v<Element> && leaf_.where.writeable(); }
    /// Protects the elements from writes through this handle and views made from it, or lifts that protection.
    void set_writeable(bool writeable) noexcept { leaf_.where.set_writeable(writeable); }
    /// True when this handle shows all of a buffer that nd allocated.
    [[nodiscard]] bool owndata() const noexcept
    {
        return leaf_.owner.owned() && leaf_.data == leaf_.owner.data() && leaf_.owner.bytes() == std::size_t(nbytes());
    }
    /// The buffer that keeps the elements alive; empty for borrowed memory.
    [[nodiscard]] const buffer& base() const noexcept { return leaf_.owner; }

    /// Address of the first element. `const ndarray` gives const access.
    [[nodiscard]] const Element* data() const noexcept { return leaf_.data; }
    [[nodiscard]] Element* data() noexcept { return leaf_.data; }
    [[nodiscard]] const leaf<Element, Rank>& handle() const noexcept { return leaf_; }

    // --- Elements and views
    /// One integer per axis, negative ones from the end, gives the element; checked where ND_CHECK_BOUNDS says so.
    /// Slices, `_`, integers, `newaxis`, `ellipsis` and `"1:, ::2"_s` give a view; integer arrays and masks a lazy,
    /// assignable gather (defined in select/advanced.hpp).
    template <class... I>
        requires(index_like<I>&&...)
    &&index_count_at_most_rank<indexed_axes<I...>, Rank>&&
        at_most_one_ellipsis<ellipsis_count<I...>> [[nodiscard]] ND_INLINE decltype(auto)
        operator()(const I&... i)
    {
        return detail::indexed<Element>(leaf_, i...);
    }
    template <class... I>
        requires(index_like<I>&&...)
    &&index_count_at_most_rank<indexed_axes<I...>, Rank>&&
        at_most_one_ellipsis<ellipsis_count<I...>> [[nodiscard]] ND_INLINE decltype(auto)
        operator()(const I&... i) const
    {
        return detail::indexed<const Element>(leaf_, i...);
    }
    /// The same, always checked. Throws index_error.
    template <integer_index... I>
    [[nodiscard]] Element& at(I... i)
    {
        return *detail::element_address<true>(leaf_, i...);
    }
    template <integer_index... I>
    [[nodiscard]] const Element& at(I... i) const
    {
        return *detail::element_address<true>(leaf_, i...);
    }
    /// NumPy's `a[i]`: a view without the first axis (of rank 0 for a vector), or any other single index.
    template <index_like I>
    [[nodiscard]] ND_INLINE auto operator[](const I& i)
    {
        if constexpr (integer_index<I>)
            return detail::view_of<Element>(leaf_, i);
        else
            return (*this)(i);
    }
    template <index_like I>
    [[nodiscard]] ND_INLINE auto operator[](const I& i) const
    {
        if constexpr (integer_index<I>)
            return detail::view_of<const Element>(leaf_, i);
        else
            return (*this)(i);
    }
#ifdef __cpp_multidimensional_subscript
    template <class... I>
        requires(sizeof...(I) > 1)
    [[nodiscard]] ND_INLINE decltype(auto) operator[](const I&... i) { return (*this)(i...); }
    template <class... I>
        requires(sizeof...(I) > 1)
    [[nodiscard]] ND_INLINE decltype(auto) operator[](const I&... i) const { return (*this)(i...); }
#endif
    /// The only element. Throws shape_error when there is not exactly one.
    [[nodiscard]] ND_INLINE value_type item() const { return detail::only_element(leaf_); }
    operator value_type() const requires(Rank == 0)
    {
        return detail::load_element<storage_type>(reinterpret_cast<const char*>(leaf_.data));
    }
    explicit operator value_type() const requires(Rank == dynamic) { return item(); }

    // --- Other shapes of the same elements
    /// The elements in another shape, one extent may be -1: a view where strides allow, else a copy in C order.
    template <int NewRank = dynamic>
    [[nodiscard]] ND_INLINE ndarray<Element, NewRank> reshape(
        const axis_values& new_shape, order read_order = order::c) const
    {
        return ndarray<Element, NewRank>(detail::reshaped<simd::default_arch, NewRank>(leaf_, new_shape, read_order));
    }
    /// All elements as a vector: a view of a contiguous array, else a copy.
    [[nodiscard]] ND_INLINE ndarray<Element, 1> ravel(order read_order = order::c) const
    {
        return ndarray<Element, 1>(detail::raveled<simd::default_arch>(leaf_, read_order));
    }
    /// All elements as a vector, always a copy.
    [[nodiscard]] ND_INLINE ndarray<storage_type, 1> flatten(order read_order = order::c) const
    {
        return ndarray<storage_type, 1>(
            detail::raveled<simd::default_arch>(detail::copied<simd::default_arch>(leaf_, read_order), read_order));
    }
    /// Axes in reverse order, as a view.
    [[nodiscard]] ND_INLINE ndarray T() const { return with_layout(reverse_axes(leaf_.where)); }
    [[nodiscard]] ND_INLINE ndarray transpose() const { return with_layout(reverse_axes(leaf_.where)); }
    [[nodiscard]] ND_INLINE ndarray transpose(const axis_values& axes) const
    {
        return with_layout(permute(leaf_.where, axes));
    }
    [[nodiscard]] ND_INLINE ndarray swapaxes(int a, int b) const { return with_layout(swap_axes(leaf_.where, a, b)); }
    /// The elements in fresh memory. `order::k` keeps the order of the axes in memory.
    [[nodiscard]] ND_INLINE ndarray<storage_type, Rank> copy(order memory_order = order::c) const
    {
        return ndarray<storage_type, Rank>(detail::copied<simd::default_arch>(leaf_, memory_order));
    }
    /// The elements as another type, lazily.
    template <element U>
    [[nodiscard]] ND_INLINE auto astype() const
    {
        return cast_node<U, leaf<Element, Rank>>(
            detail::in_place(), [this]() -> const leaf<Element, Rank>& { return leaf_; });
    }
    /// The same bytes as another element type. The last axis changes its length when the item size differs.
    template <element U>
    [[nodiscard]] ND_INLINE auto view() const
    {
        using V = std::conditional_t<std::is_const_v<Element>, const U, U>;
        return ndarray<V, Rank>(detail::viewed_as<V>(leaf_));
    }

    /// One field of every record as a view, without a copy: `a.field(&Particle::mass)`, or by a name known at run time
    /// only. A field that is an array adds its axes. Defined in array/field.hpp.
    /// Throws  value_error when there is no field of that name
    template <class Member, class Record>
        requires std::same_as<Record, std::remove_const_t<Element>>
    [[nodiscard]] ND_INLINE auto field(Member Record::*member) const;
    [[nodiscard]] ND_INLINE auto field(const char* name) const;

    /// Real and imaginary parts as views; of a real array itself and read-only zeros. Defined in ufunc/complex.hpp.
    [[nodiscard]] auto real() const;
    [[nodiscard]] auto imag() const;

    // --- What an expression is
    template <class P>
    using function = detail::argument<P>;
    void broadcast(axis_values& s) const { leaf_.broadcast(s); }

private:
    [[nodiscard]] ND_INLINE ndarray with_layout(layout<Rank> l) const
    {
        return ndarray(leaf<Element, Rank>(leaf_.owner, leaf_.data, std::move(l)));
    }
    ND_INLINE void check_writeable() const
    {
        if (!leaf_.where.writeable()) [[unlikely]]
            throw_readonly_error();
    }

    leaf<Element, Rank> leaf_;
};

template <class E>
    requires(expression<E> && !array_like<E>)
ndarray(const E&)
->ndarray<value_type_of<E>, E::rank>;
} // namespace nd
