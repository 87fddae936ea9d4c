// A reference-counted block of bytes: owned, foreign with a deleter, or none.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/memory/allocate.hpp>

#include <utility>

#if __has_include(<sys/single_threaded.h>)
#include <sys/single_threaded.h>
#define ND_SINGLE_THREADED (__libc_single_threaded != 0)
#else
#define ND_SINGLE_THREADED false
#endif

namespace nd::detail
{
/// Stands in front of the data of an owned block, or alone for foreign memory.
struct alignas(block_alignment) control_block
{
    std::int64_t references;
    void* data;
    std::size_t bytes;           ///< of the data
    std::size_t allocated_bytes; ///< of the block this control block heads
    void (*destroy)(control_block*) noexcept;
};

inline namespace ND_ISA
{
inline void destroy_owned(control_block* c) noexcept { deallocate({c, c->allocated_bytes}); }

// What handles do while there are several threads: out of line, since each handle of a program has the other case.
[[gnu::noinline, gnu::cold]] inline void take_shared(control_block* c) noexcept
{
    __atomic_fetch_add(&c->references, 1, __ATOMIC_RELAXED);
}
[[gnu::noinline, gnu::cold]] inline void drop_shared(control_block* c) noexcept
{
    if (__atomic_sub_fetch(&c->references, 1, __ATOMIC_ACQ_REL) == 0)
        c->destroy(c);
}

template <class Deleter>
struct foreign_block : control_block
{
    Deleter deleter;
    static void destroy_foreign(control_block* c) noexcept
    {
        auto* self = static_cast<foreign_block*>(c);
        self->deleter(self->data);
        delete self;
    }
};
} // namespace ND_ISA
} // namespace nd::detail

namespace nd
{
/// A handle to a block of bytes that lives as long as any handle to it. An empty handle owns nothing (borrowed memory).
/// Threads  handles of one block may be copied and dropped by different threads at once
/// Cost     counting is plain while the program has one thread (glibc tells), atomic afterwards
class buffer
{
public:
    constexpr buffer() noexcept = default;
    ND_INLINE buffer(const buffer& other) noexcept
        : control_(other.control_)
    {
        acquire();
    }
    ND_INLINE buffer(buffer&& other) noexcept
        : control_(std::exchange(other.control_, nullptr))
    {}
    ND_INLINE buffer& operator=(const buffer& other) noexcept
    {
        buffer copy(other);
        std::swap(control_, copy.control_);
        return *this;
    }
    ND_INLINE buffer& operator=(buffer&& other) noexcept
    {
        std::swap(control_, other.control_);
        return *this;
    }
    ND_INLINE ~buffer() { release(); }

    /// Becomes another handle of a block; must be empty.
    ND_INLINE void share(const buffer& other) noexcept
    {
        control_ = other.control_;
        acquire();
    }

    /// A new block of `bytes` uninitialised bytes at a multiple of 64.
    [[nodiscard]] ND_INLINE static buffer allocate(std::size_t bytes)
    {
        const detail::block b = detail::allocate(bytes + sizeof(detail::control_block));
        auto* c = static_cast<detail::control_block*>(b.data);
        c->references = 1;
        c->data = c + 1;
        c->bytes = bytes;
        c->allocated_bytes = b.bytes;
        c->destroy = &detail::destroy_owned;
        return buffer(c);
    }
    /// Takes over memory made elsewhere: `deleter(data)` runs when the last handle goes, or at once when this throws.
    template <class Deleter>
    [[nodiscard]] ND_INLINE static buffer adopt(void* data, std::size_t bytes, Deleter deleter)
    {
        detail::foreign_block<Deleter>* c = nullptr;
        try {
            c = new detail::foreign_block<Deleter>{{}, deleter};
        } catch (...) {
            deleter(data);
            throw;
        }
        c->references = 1;
        c->data = data;
        c->bytes = bytes;
        c->allocated_bytes = 0;
        c->destroy = &detail::foreign_block<Deleter>::destroy_foreign;
        return buffer(c);
    }

    [[nodiscard]] void* data() const noexcept { return control_ == nullptr ? nullptr : control_->data; }
    [[nodiscard]] std::size_t bytes() const noexcept { return control_ == nullptr ? 0 : control_->bytes; }
    [[nodiscard]] explicit operator bool() const noexcept { return control_ != nullptr; }
    /// True when the memory was allocated by nd.
    [[nodiscard]] bool owned() const noexcept { return control_ != nullptr && control_->allocated_bytes != 0; }
    /// Number of handles: exact when nobody else can copy one meanwhile.
    [[nodiscard]] ND_INLINE std::int64_t use_count() const noexcept
    {
        return control_ == nullptr ? 0 : __atomic_load_n(&control_->references, __ATOMIC_ACQUIRE);
    }
    /// Gives up this handle without letting go: the result is to be handed to `attach` once.
    [[nodiscard]] detail::control_block* detach() noexcept { return std::exchange(control_, nullptr); }
    [[nodiscard]] static buffer attach(detail::control_block* c) noexcept { return buffer(c); }
    [[nodiscard]] friend bool operator==(const buffer& a, const buffer& b) noexcept { return a.control_ == b.control_; }

private:
    explicit buffer(detail::control_block* c) noexcept
        : control_(c)
    {}
    ND_INLINE void acquire() noexcept
    {
        if (control_ == nullptr)
            return;
        if (ND_SINGLE_THREADED)
            ++control_->references;
        else
            detail::take_shared(control_);
    }
    ND_INLINE void release() noexcept
    {
        if (control_ == nullptr)
            return;
        if (!ND_SINGLE_THREADED)
            detail::drop_shared(control_);
        else if (--control_->references == 0)
            control_->destroy(control_);
    }

    detail::control_block* control_ = nullptr;
};
} // namespace nd
