// Aligned blocks of bytes: a free list for small ones, a bounded cache for big ones, huge pages for the biggest.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>

#include <cstdint>
#include <cstdlib>
#include <new>
#include <sys/mman.h>

namespace nd
{
/// Every block starts at a multiple of this many bytes: one cache line, and the widest SIMD register.
inline constexpr std::size_t block_alignment = 64;

/// What the calling thread has asked for so far, and what the cache of the whole program holds.
struct memory_statistics
{
    std::uint64_t allocations;  ///< blocks handed out to this thread since it started
    std::size_t cached_bytes;   ///< bytes of freed big blocks kept for re-use
    std::size_t cache_capacity; ///< upper bound of cached_bytes
};
} // namespace nd

namespace nd::detail
{
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool recycles_blocks = false; // so that the sanitizer sees every use after free
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool recycles_blocks = false;
#else
inline constexpr bool recycles_blocks = true;
#endif
#else
inline constexpr bool recycles_blocks = true;
#endif

/// A block's size in bytes is part of its identity: give the same number back to `deallocate`.
struct block
{
    void* data;
    std::size_t bytes;
};

inline constexpr std::size_t small_block_limit = 1024;
inline constexpr std::size_t small_block_step = 64;
inline constexpr int small_classes = small_block_limit / small_block_step;
inline constexpr int small_blocks_kept = 32; // per class and thread
inline constexpr std::size_t cached_block_minimum = std::size_t{64} << 10;
inline constexpr std::size_t huge_page = std::size_t{2} << 20;

struct free_node
{
    free_node* next;
};

/// Freed small blocks of one thread. Trivial, so that access needs no initialisation check.
struct small_block_lists
{
    free_node* head[small_classes];
    int count[small_classes];
    std::uint64_t allocations;
    bool registered;
};
inline constinit thread_local small_block_lists small_blocks{};

/// Gives a thread's free list back when the thread ends.
struct small_block_cleanup
{
    bool active = true;
    ~small_block_cleanup()
    {
        for (int i = 0; i < small_classes; ++i) {
            while (free_node* node = small_blocks.head[i]) {
                small_blocks.head[i] = node->next;
                std::free(node);
            }
            small_blocks.count[i] = small_blocks_kept; // later frees of this thread bypass the list
        }
    }
};

[[gnu::noinline, gnu::cold]] inline void register_small_blocks()
{
    thread_local small_block_cleanup cleanup;
    small_blocks.registered = cleanup.active;
}

/// Freed big blocks of the whole program, oldest first.
struct block_cache
{
    static constexpr int slots = 64;
    bool locked;
    int count;
    std::size_t bytes;
    std::size_t capacity;
    block entries[slots];

    void lock() noexcept
    {
        while (__atomic_test_and_set(&locked, __ATOMIC_ACQUIRE))
            ;
    }
    void unlock() noexcept { __atomic_clear(&locked, __ATOMIC_RELEASE); }
    void remove(int i) noexcept
    {
        bytes -= entries[i].bytes;
        --count;
        for (; i < count; ++i)
            entries[i] = entries[i + 1];
    }
};
inline constinit block_cache big_blocks{false, 0, 0, recycles_blocks ? std::size_t{256} << 20 : 0, {}};

} // namespace nd::detail

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] inline void* checked_memory(void* data)
{
    if (data == nullptr)
        throw std::bad_alloc();
    return data;
}

/// Memory from the system. Blocks of 2 MiB and more are mapped with huge pages: a first touch of small pages costs more
/// than the arithmetic that fills them.
[[nodiscard]] inline void* system_allocate(std::size_t bytes)
{
    if (bytes < huge_page)
        return checked_memory(std::aligned_alloc(block_alignment, bytes));
    const std::size_t span = bytes + huge_page;
    void* raw = mmap(nullptr, span, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (raw == MAP_FAILED)
        throw std::bad_alloc();
    const auto address = reinterpret_cast<std::uintptr_t>(raw);
    const auto aligned = (address + huge_page - 1) & ~(huge_page - 1);
    if (aligned > address)
        munmap(raw, aligned - address);
    if (address + span > aligned + bytes)
        munmap(reinterpret_cast<void*>(aligned + bytes), address + span - (aligned + bytes));
#ifdef MADV_HUGEPAGE
    madvise(reinterpret_cast<void*>(aligned), bytes, MADV_HUGEPAGE);
#endif
    return reinterpret_cast<void*>(aligned);
}

inline void system_deallocate(block b) noexcept
{
    if (b.bytes < huge_page)
        std::free(b.data);
    else
        munmap(b.data, b.bytes);
}

/// The size that a request is rounded up to; throws bad_alloc when it cannot be rounded.
[[nodiscard]] inline std::size_t rounded_size(std::size_t bytes)
{
    const std::size_t step = bytes < cached_block_minimum ? small_block_step : bytes < huge_page ? 4096 : 65536;
    if (bytes > static_cast<std::size_t>(PTRDIFF_MAX) - huge_page * 2)
        throw std::bad_alloc();
    return bytes == 0 ? small_block_step : (bytes + step - 1) / step * step;
}

/// Takes the best fitting cached block that wastes at most a quarter, or none.
[[nodiscard]] inline block take_cached(std::size_t bytes) noexcept
{
    block found{nullptr, 0};
    big_blocks.lock();
    int best = -1;
    for (int i = 0; i < big_blocks.count; ++i) {
        const std::size_t size = big_blocks.entries[i].bytes;
        if (size >= bytes && size - bytes <= bytes / 4 && (best < 0 || size < big_blocks.entries[best].bytes))
            best = i;
    }
    if (best >= 0) {
        found = big_blocks.entries[best];
        big_blocks.remove(best);
    }
    big_blocks.unlock();
    return found;
}

/// Shrinks the cache to `capacity` bytes, oldest blocks first.
inline void shrink_cache(std::size_t capacity) noexcept
{
    for (;;) {
        block oldest{nullptr, 0};
        big_blocks.lock();
        if (big_blocks.count > 0 && big_blocks.bytes > capacity) {
            oldest = big_blocks.entries[0];
            big_blocks.remove(0);
        }
        big_blocks.unlock();
        if (oldest.data == nullptr)
            return;
        system_deallocate(oldest);
    }
}

[[nodiscard, gnu::noinline]] inline block allocate_big(std::size_t bytes)
{
    if (bytes >= cached_block_minimum)
        if (const block cached = take_cached(bytes); cached.data != nullptr)
            return cached;
    return {system_allocate(bytes), bytes};
}

inline void deallocate_big(block b) noexcept
{
    if (b.bytes >= cached_block_minimum) {
        big_blocks.lock();
        const bool keep = b.bytes <= big_blocks.capacity && big_blocks.count < block_cache::slots;
        if (keep) {
            big_blocks.entries[big_blocks.count++] = b;
            big_blocks.bytes += b.bytes;
        }
        const std::size_t capacity = big_blocks.capacity;
        big_blocks.unlock();
        if (keep)
            return shrink_cache(capacity);
    }
    system_deallocate(b);
}

/// At least `bytes` uninitialised bytes at a multiple of `block_alignment`. Throws std::bad_alloc.
/// Cost  about 3 ns up to 1 KiB when a block of that size was freed before by the same thread
[[nodiscard]] ND_INLINE block allocate(std::size_t bytes)
{
    bytes = rounded_size(bytes);
    ++small_blocks.allocations;
    if (bytes <= small_block_limit) {
        const auto i = bytes / small_block_step - 1;
        if (free_node* node = small_blocks.head[i]) {
            small_blocks.head[i] = node->next;
            --small_blocks.count[i];
            return {node, bytes};
        }
    }
    return allocate_big(bytes);
}

ND_INLINE void deallocate(block b) noexcept
{
    if (recycles_blocks && b.bytes <= small_block_limit) {
        const auto i = b.bytes / small_block_step - 1;
        if (small_blocks.count[i] < small_blocks_kept) {
            if (!small_blocks.registered) [[unlikely]]
                register_small_blocks();
            auto* node = static_cast<free_node*>(b.data);
            node->next = small_blocks.head[i];
            small_blocks.head[i] = node;
            ++small_blocks.count[i];
            return;
        }
    }
    deallocate_big(b);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// Figures for tests and tuning.
[[nodiscard]] inline memory_statistics get_memory_statistics() noexcept
{
    detail::big_blocks.lock();
    const memory_statistics s{detail::small_blocks.allocations, detail::big_blocks.bytes, detail::big_blocks.capacity};
    detail::big_blocks.unlock();
    return s;
}

/// Bounds the cache of freed big blocks (64 KiB and more); 0 turns it off. Default 256 MiB.
/// Units  bytes
inline void set_memory_cache(std::size_t capacity) noexcept
{
    detail::big_blocks.lock();
    detail::big_blocks.capacity = capacity;
    detail::big_blocks.unlock();
    detail::shrink_cache(capacity);
}

/// Gives all cached blocks back to the system; the capacity stays.
inline void trim_memory_cache() noexcept { detail::shrink_cache(0); }
} // namespace nd::inline ND_ISA
