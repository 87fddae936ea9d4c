// A bound on what one allocation may ask for while a reader runs on input of a given size; to be included first.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <sanitizer/allocator_interface.h>
#include <sys/mman.h>

namespace fuzz
{
inline constexpr std::size_t mebibyte = std::size_t{1} << 20;

/// The most that one allocation may ask for; 0: no bound.
inline std::size_t most = 0;

/// What a reader of `size` bytes may allocate at once.
constexpr std::size_t allowed(std::size_t size) { return 2 * size + mebibyte; }

inline void check(std::size_t bytes)
{
    if (most == 0 || bytes <= most)
        return;
    std::fprintf(stderr, "an allocation of %zu bytes, more than twice the input and 1 MiB: %zu\n", bytes, most);
    std::abort();
}

/// Blocks of 2 MiB and more do not come from the allocator that the sanitizer watches.
inline void* checked_mmap(void* address, std::size_t length, int protection, int flags, int file, off_t offset)
{
    const std::size_t alignment = 2 * mebibyte; // asked for besides, and given back
    check(length - (length > alignment ? alignment : 0));
    return ::mmap(address, length, protection, flags, file, offset);
}

/// Bounds every allocation while it lives: what a reader of `size` bytes may allocate at once, or `least` if that is
/// more.
class bounded
{
public:
    explicit bounded(std::size_t size, std::size_t least = 0)
    {
        static const int installed = __sanitizer_install_malloc_and_free_hooks(
            [](const volatile void*, std::size_t bytes) { check(bytes); }, [](const volatile void*) {});
        if (installed == 0)
            std::abort();
        most = std::max(allowed(size), least);
    }
    bounded(const bounded&) = delete;
    bounded& operator=(const bounded&) = delete;
    ~bounded() { most = 0; }
};
} // namespace fuzz

#define mmap fuzz::checked_mmap
