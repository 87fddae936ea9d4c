// The array handle with an element type known only at run time, and the way back to typed arrays.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/dtype/any_convert.hpp>
#include <nd/dtype/flexible_promotion.hpp>
#include <nd/dtype/swap_bytes.hpp>

namespace nd::inline ND_ISA
{
class index_list;
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_dtype_mismatch(const dtype& have, const dtype& want)
{
    raise<dtype_error>(message() << "an array of dtype " << (have.is_native() ? have.name() : have.typestr()).text()
                                 << " cannot be seen as " << want.name().text() << "; astype converts");
}

/// A layout of sub-arrays as one of their elements: an array has no sub-arrays, but more axes.
[[nodiscard]] inline layout<dynamic> with_subarray_axes(const layout<dynamic>& where, const dtype& subarray)
{
    axis_values shape(where.shape());
    axis_values strides(where.strides());
    const axis_values inner = packed_strides(subarray.shape(), subarray.base().itemsize());
    for (int i = 0; i < inner.size(); ++i) {
        shape.push_back(subarray.shape()[static_cast<std::size_t>(i)]);
        strides.push_back(inner[i]);
    }
    layout<dynamic> result(shape, strides);
    result.set_writeable(where.writeable());
    return result;
}

/// The elements of an array of run-time dtype, read as elements of `itemsize` bytes that `convert` makes of them.
template <class A>
[[nodiscard]] operand operand_of_any(const A& a, index_t itemsize, gather_function convert = nullptr) noexcept
{
    // What kernels need, whatever alignment the dtype promises: fields of packed records may be anywhere.
    const kind k = a.dtype().kind();
    const index_t alignment = k == kind::opaque || k == kind::bytes || k == kind::unicode ? 1
        : k == kind::complex                                                              ? a.itemsize() / 2
                                                                                          : a.itemsize();
    return {static_cast<char*>(const_cast<void*>(a.data())), a.shape().data(), a.strides().data(), a.ndim(),
        static_cast<int>(a.itemsize()), static_cast<int>(itemsize), static_cast<int>(alignment), 0, convert, nullptr};
}

/// Writes `from`, stretched, into `to`: elements of one size, or what a conversion makes of them. They may overlap.
inline void copy_operand(const operand& to, operand from)
{
    run_job<simd::default_arch>(job{copy_kernel(to.itemsize), &to.itemsize, target{to, nullptr}, &from, 1});
}
} // namespace nd::detail::inline ND_ISA

namespace nd
{
/// A handle to elements of a dtype known at run time: a shared buffer, the address of the first element, shape and byte
/// strides. Every `ndarray` converts to it; `as<T>()` is the checked way back and `visit` the general one.
class any_ndarray
{
public:
    /// An empty array of float64.
    ND_INLINE any_ndarray()
        : any_ndarray(ndarray<double>())
    {}
    template <class T, int Rank>
    ND_INLINE any_ndarray(const ndarray<T, Rank>& a)
        : type_(dtype_of<std::remove_const_t<T>>())
        , owner_(a.base())
        , data_(const_cast<std::remove_const_t<T>*>(a.handle().data))
        , where_(detail::convert_rank<dynamic>(a.handle().where))
    {
        where_.set_writeable(a.writeable());
    }
    /// The elements of an expression, evaluated.
    template <class E>
        requires(expression<E> && !array_like<E>)
    any_ndarray(const E& e)
        : any_ndarray(eval(e))
    {}
    /// Elements of `type` at `data`, kept alive by `owner`. The axes of a sub-array become the last ones of the array.
    /// The caller answers for what `where` reaches.
    ND_INLINE any_ndarray(const nd::dtype& type, buffer owner, void* data, layout<dynamic> where)
        : type_(type.base())
        , owner_(std::move(owner))
        , data_(data)
        , where_(type.is_subarray() ? detail::with_subarray_axes(where, type) : std::move(where))
    {}

    // --- Properties
    [[nodiscard]] const nd::dtype& dtype() const& noexcept { return type_; }
    [[nodiscard]] ND_INLINE nd::dtype dtype() && noexcept { return type_; }
    [[nodiscard]] std::span<const index_t> shape() const noexcept { return where_.shape(); }
    [[nodiscard]] std::span<const index_t> strides() const noexcept { return where_.strides(); }
    [[nodiscard]] int ndim() const noexcept { return where_.ndim(); }
    [[nodiscard]] index_t size() const noexcept { return size_of(where_); }
    [[nodiscard]] index_t itemsize() const noexcept { return type_.itemsize(); }
    [[nodiscard]] index_t nbytes() const noexcept { return size() * itemsize(); }
    [[nodiscard]] bool c_contiguous() const noexcept { return is_c_contiguous(where_, itemsize()); }
    [[nodiscard]] bool f_contiguous() const noexcept { return is_f_contiguous(where_, itemsize()); }
    [[nodiscard]] bool aligned() const noexcept { return is_aligned(data_, shape(), strides(), type_.alignment()); }
    [[nodiscard]] bool writeable() const noexcept { return where_.writeable(); }
    void set_writeable(bool writeable) noexcept { where_.set_writeable(writeable); }
    /// The buffer that keeps the elements alive; empty for borrowed memory.
    [[nodiscard]] const buffer& base() const noexcept { return owner_; }
    [[nodiscard]] const void* data() const noexcept { return data_; }
    [[nodiscard]] void* data() noexcept { return data_; }
    [[nodiscard]] const layout<dynamic>& where() const noexcept { return where_; }

    // --- Typed arrays
    /// The same elements as an array of `T`; `as<const T>()` is read only.
    /// Throws  dtype_error when the elements are not `T`, shape_error when there are not `Rank` axes
    template <class T, int Rank = dynamic>
    [[nodiscard]] ndarray<T, Rank> as() const
    {
        if (!same_elements(type_, dtype_of<std::remove_const_t<T>>()))
            detail::throw_dtype_mismatch(type_, dtype_of<std::remove_const_t<T>>());
        return ndarray<T, Rank>(leaf<T, Rank>(owner_, static_cast<T*>(data_), detail::convert_rank<Rank>(where_)));
    }
    /// The elements converted to `T`, in fresh memory that keeps the order of the axes.
    template <element T>
    [[nodiscard]] ndarray<T> astype() const;
    /// The elements converted to another dtype. Throws dtype_error where there is no element type for one of the two.
    [[nodiscard]] ND_INLINE any_ndarray astype(const nd::dtype& type) const;
    /// The elements in fresh memory.
    [[nodiscard]] ND_INLINE any_ndarray copy(order memory_order = order::c) const;

    // --- Views
    /// The same bytes as elements of another dtype, which has the same size if it is a sub-array.
    /// Source  numpy.ndarray.view
    [[nodiscard]] ND_INLINE any_ndarray view(const nd::dtype& type) const
    {
        if (type.is_subarray() && type.itemsize() != itemsize())
            throw_value_error(
                "Changing the dtype to a subarray type is only supported if the total itemsize is unchanged");
        layout<dynamic> l = where_;
        detail::change_itemsize(l, type_.itemsize(), type.itemsize());
        return any_ndarray(type, owner_, data_, std::move(l));
    }
    /// One field of every record, as a view; the axes of a sub-array come last. Source  numpy: a['x']
    /// Throws  value_error when the elements have no field of that name
    [[nodiscard]] ND_INLINE any_ndarray field(const char* name) const
    {
        const nd::field& f = type_.field(name);
        const any_ndarray first = at_offset(f.offset, where_);
        return any_ndarray(f.type, first.owner_, first.data_, first.where_);
    }
    /// NumPy's basic indexing: a view.
    template <basic_index... I>
    [[nodiscard]] ND_INLINE any_ndarray operator()(const I&... items) const
    {
        index_t offset = 0;
        layout<dynamic> l = apply_index(where_, offset, items...);
        return at_offset(offset, std::move(l));
    }
    /// NumPy's indexing with a list made at run time: a view when its items are basic, else a copy. Defined in
    /// select/any_index.hpp.
    [[nodiscard]] ND_INLINE any_ndarray operator()(const index_list& index) const;
    /// Writes `values`, stretched to this array's shape and converted as NumPy's unsafe cast does.
    /// Throws  broadcast_error, readonly_error; dtype_error where there is no element type for one of the dtypes
    ND_INLINE void assign(const any_ndarray& values) const;
    /// Writes `values`, stretched and converted, into the elements that the index picks. Defined in
    /// select/any_index.hpp.
    ND_INLINE void assign(const index_list& index, const any_ndarray& values) const;
    /// The same elements seen through another layout, which starts `byte_offset` bytes after the first one.
    [[nodiscard]] ND_INLINE any_ndarray at_offset(index_t byte_offset, layout<dynamic> where) const
    {
        const auto address = reinterpret_cast<std::uintptr_t>(data_) + static_cast<std::uintptr_t>(byte_offset);
        return any_ndarray(type_, owner_, reinterpret_cast<void*>(address), std::move(where));
    }

private:
    nd::dtype type_;
    buffer owner_;
    void* data_ = nullptr;
    layout<dynamic> where_;
};
} // namespace nd

namespace nd::inline ND_ISA
{
/// Calls `f(a.as<T>()...)` with the typed arrays; `f` is instantiated for every combination of element types.
/// Throws  dtype_error when an array's dtype is no element type
template <class F>
decltype(auto) visit(F&& f, const any_ndarray& a)
{
    return visit_dtype([&]<class T>(std::type_identity<T>) -> decltype(auto) { return f(a.as<T>()); }, a.dtype());
}
template <class F, class... Rest>
    requires(sizeof...(Rest) > 0 && (std::same_as<Rest, any_ndarray> && ...))
decltype(auto) visit(F&& f, const any_ndarray& a, const Rest&... rest)
{
    return nd::visit(
        [&](const auto& first) -> decltype(auto) {
            return nd::visit([&](const auto&... others) -> decltype(auto) { return f(first, others...); }, rest...);
        },
        a);
}

/// What `f` makes of an array with elements of the same size, as an array of the same dtype again: for functions that
/// move elements and do not look at them. `f` is instantiated once per item size.
template <class F>
[[nodiscard]] any_ndarray visit_storage(F&& f, const any_ndarray& a)
{
    return visit_storage_type(
        [&]<class S>(
            std::type_identity<S>) { return any_ndarray(f(a.view(dtype_of<S>()).template as<S>())).view(a.dtype()); },
        a.dtype());
}
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// An uninitialised array. Throws shape_error when its size does not fit.
[[nodiscard]] inline any_ndarray allocate_any(
    const dtype& type, std::span<const index_t> shape, std::span<const index_t> strides)
{
    const index_t n = checked_size(shape, type.itemsize());
    buffer memory = buffer::allocate(static_cast<std::size_t>(n * type.itemsize()));
    void* data = memory.data();
    return any_ndarray(type, std::move(memory), data, layout<dynamic>(shape, strides));
}
[[nodiscard]] inline any_ndarray ordered_copy(const any_ndarray& a, order memory_order)
{
    if (memory_order == order::a)
        memory_order = a.f_contiguous() && !a.c_contiguous() ? order::f : order::c;
    const axis_values strides = memory_order == order::k ? k_strides(a.shape(), a.strides(), a.itemsize())
        : memory_order == order::f                       ? f_strides(a.shape(), a.itemsize())
                                                         : c_strides(a.shape(), a.itemsize());
    any_ndarray result = allocate_any(a.dtype(), a.shape(), strides);
    copy_operand(operand_of_any(result, a.itemsize()), operand_of_any(a, a.itemsize()));
    return result;
}
/// The same elements with their bytes in this machine's order: the array itself when they are.
[[nodiscard]] inline any_ndarray in_native_order(const any_ndarray& a)
{
    const dtype native = a.dtype().native();
    if (native == a.dtype())
        return a;
    const any_ndarray copy = ordered_copy(a, order::k);
    any_ndarray result(native, copy.base(), const_cast<void*>(copy.data()), copy.where());
    swap_element_bytes(static_cast<std::byte*>(result.data()), result.nbytes(), a.dtype());
    return result;
}
[[nodiscard]] inline any_ndarray converted_copy(const any_ndarray& a, const dtype& type)
{
    if (a.dtype() == type)
        return ordered_copy(a, order::k);
    const any_ndarray from = in_native_order(a);
    const dtype native = type.native();
    any_ndarray result =
        allocate_any(native, a.shape(), k_strides(a.shape(), a.strides(), type.itemsize(), a.itemsize()));
    const gather_function convert = any_converter_in(native, from.dtype());
    copy_operand(operand_of_any(result, type.itemsize()), operand_of_any(from, type.itemsize(), convert));
    if (native == type)
        return result;
    swap_element_bytes(static_cast<std::byte*>(result.data()), result.nbytes(), type);
    return any_ndarray(type, result.base(), result.data(), result.where());
}
inline void assign_any(const any_ndarray& a, const any_ndarray& values)
{
    if (!a.writeable())
        throw_readonly_error();
    const any_ndarray from = a.dtype() == values.dtype() ? values
        : a.dtype().is_native()                          ? in_native_order(values)
                                                         : converted_copy(values, a.dtype());
    const gather_function convert = any_converter_in(a.dtype(), from.dtype());
    copy_operand(operand_of_any(a, a.itemsize()), operand_of_any(from, a.itemsize(), convert));
}
} // namespace nd::detail::inline ND_ISA

namespace nd
{
template <element T>
ndarray<T> any_ndarray::astype() const
{
    return astype(dtype_of<T>()).template as<T>();
}
ND_INLINE any_ndarray any_ndarray::astype(const nd::dtype& type) const { return detail::converted_copy(*this, type); }
ND_INLINE any_ndarray any_ndarray::copy(order memory_order) const { return detail::ordered_copy(*this, memory_order); }
ND_INLINE void any_ndarray::assign(const any_ndarray& values) const { detail::assign_any(*this, values); }
} // namespace nd
