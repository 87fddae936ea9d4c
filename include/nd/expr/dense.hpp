// The quick question of small arrays: are all of them contiguous, of one shape, and not shifted against the output?
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/function.hpp>
#include <nd/layout/flags.hpp>

namespace nd::detail::inline ND_ISA
{
/// Bytes above which results bypass the caches.
inline constexpr index_t stream_bytes = index_t{16} << 20;

/// Bytes and alignments of elements, operand by operand.
template <class... T>
struct element_sizes
{
    static constexpr index_t bytes[] = {index_t{sizeof(T)}..., 0};
    static constexpr index_t alignment[] = {index_t{alignof(T)}..., 0};
};

[[nodiscard, gnu::noinline]] inline bool same_dense(std::span<const index_t> shape, std::span<const index_t> strides,
    std::span<const index_t> other, index_t itemsize) noexcept
{
    return same_shape(shape, other) && is_c_contiguous(shape, strides, itemsize);
}

/// An array as the quick question looks at it.
template <int Rank>
struct dense_array
{
    const void* data;
    const layout<Rank>& where;
    index_t itemsize;
    index_t alignment;

    [[nodiscard]] ND_INLINE bool is_aligned() const noexcept
    {
        return (reinterpret_cast<std::uintptr_t>(data) & static_cast<std::uintptr_t>(alignment - 1)) == 0;
    }
    /// Contiguous in C order, of `n` elements with the extents of `other`.
    [[nodiscard]] ND_INLINE bool is_dense(const layout<Rank>& other, index_t n) const noexcept
    {
        if (other.ndim() == 1)
            return where.ndim() == 1 && where.extent(0) == n && (where.stride(0) == itemsize || n == 1);
        return same_dense(where.shape(), where.strides(), other.shape(), itemsize);
    }
    /// The output's elements themselves, or memory apart from them.
    [[nodiscard]] ND_INLINE bool in_place_or_apart(const void* out, index_t n, index_t out_itemsize) const noexcept
    {
        const auto distance =
            static_cast<index_t>(reinterpret_cast<std::uintptr_t>(data) - reinterpret_cast<std::uintptr_t>(out));
        const bool apart = distance >= n * out_itemsize || -distance >= n * itemsize;
        return apart || (distance == 0 && itemsize == out_itemsize);
    }
};

/// Number of elements of a dense output, or of the first operand of a result still to be made; -1 when it is not dense,
/// not aligned, or too big for the cache.
template <int Rank>
[[nodiscard]] ND_INLINE index_t dense_size(const dense_array<Rank>& a) noexcept
{
    const index_t n = a.where.ndim() == 1 ? a.where.extent(0) : size_of(a.where);
    return n * a.itemsize < stream_bytes && a.is_aligned() && a.is_dense(a.where, n) ? n : -1;
}

/// The operands of an expression, which adds its leaves in the order of its kernel's operands, and the output if there
/// is one already. A rank known at compile time: each operand is looked at, in line, as it is added.
template <class Sizes, int Rank, int Operands>
class dense_operands
{
public:
    ND_INLINE dense_operands() noexcept = default;
    ND_INLINE dense_operands(const void* out, const layout<Rank>& where) noexcept
        : out_(out)
        , first_(&where)
        , size_(dense_size(dense_array<Rank>{out, where, Sizes::bytes[Operands], Sizes::alignment[Operands]}))
    {
        if constexpr (Operands == 0)
            data_[0] = nullptr;
    }
    /// False when the question is answered with no.
    ND_INLINE bool add(const void* data, const layout<Rank>& where) noexcept
    {
        const dense_array<Rank> a{data, where, Sizes::bytes[count_], Sizes::alignment[count_]};
        if (first_ == nullptr) {
            first_ = &where;
            size_ = dense_size(a);
            if (size_ < 0)
                return false;
        } else if (size_ < 0 || !a.is_aligned() || !a.is_dense(*first_, size_) ||
            (out_ != nullptr && !a.in_place_or_apart(out_, size_, Sizes::bytes[Operands])))
            return false;
        data_[count_++] = static_cast<const char*>(data);
        return true;
    }
    /// Number of elements when the answer is yes, -1 otherwise.
    [[nodiscard]] ND_INLINE index_t size() const noexcept { return size_; }
    [[nodiscard]] ND_INLINE const char* const* data() const noexcept { return data_; }
    [[nodiscard]] ND_INLINE const layout<Rank>& where() const noexcept { return *first_; }

private:
    const void* out_ = nullptr;
    const layout<Rank>* first_ = nullptr;
    index_t size_ = -1;
    int count_ = 0;
    const char* data_[static_cast<std::size_t>(Operands + 1)];
};

/// The answer for operands of dynamic rank, and an output, or null: one function for all expressions.
[[nodiscard, gnu::noinline]] inline index_t dense_size(const char* const* data, const layout<dynamic>* const* where,
    const index_t* bytes, const index_t* alignment, int count, const void* out) noexcept
{
    const int first = out == nullptr ? 0 : count;
    const layout<dynamic>& shape = *where[first];
    const index_t n =
        dense_size(dense_array<dynamic>{out == nullptr ? data[0] : out, shape, bytes[first], alignment[first]});
    if (n < 0)
        return n;
    for (int k = 0; k < count; ++k) {
        const dense_array<dynamic> a{data[k], *where[k], bytes[k], alignment[k]};
        if (!a.is_aligned() || !a.is_dense(shape, n) || (out != nullptr && !a.in_place_or_apart(out, n, bytes[count])))
            return -1;
    }
    return n;
}

/// A rank known at run time: the question is asked once, out of line, when all operands have been added.
template <class Sizes, int Operands>
class dense_operands<Sizes, dynamic, Operands>
{
public:
    ND_INLINE dense_operands() noexcept = default;
    ND_INLINE dense_operands(const void* out, const layout<dynamic>& where) noexcept
        : out_(out)
    {
        where_[Operands] = &where;
        if constexpr (Operands == 0)
            data_[0] = nullptr; // GCC reports what a function could read
    }
    ND_INLINE bool add(const void* data, const layout<dynamic>& where) noexcept
    {
        __asm__("" : "+r"(data)); // else GCC gathers addresses by loads of two words, one of them written just before
        data_[count_] = static_cast<const char*>(data);
        where_[count_++] = &where;
        return true;
    }
    [[nodiscard]] ND_INLINE index_t size() const noexcept
    {
        return dense_size(data_, where_, Sizes::bytes, Sizes::alignment, Operands, out_);
    }
    [[nodiscard]] ND_INLINE const char* const* data() const noexcept { return data_; }
    [[nodiscard]] ND_INLINE const layout<dynamic>& where() const noexcept { return *where_[0]; }

private:
    const void* out_ = nullptr;
    int count_ = 0;
    const char* data_[static_cast<std::size_t>(Operands + 1)];
    const layout<dynamic>* where_[static_cast<std::size_t>(Operands + 1)];
};
} // namespace nd::detail::inline ND_ISA
