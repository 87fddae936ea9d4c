// Short-lived work space of the calling thread: stack discipline, no allocation after the first use.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/memory/allocate.hpp>

namespace nd::detail::inline ND_ISA
{
struct scratch_arena
{
    std::byte* data;
    std::size_t used;
};
inline constinit thread_local scratch_arena scratch_memory{};
inline constexpr std::size_t scratch_capacity = std::size_t{256} << 10;

struct scratch_cleanup
{
    ~scratch_cleanup()
    {
        std::free(scratch_memory.data);
        scratch_memory.data = nullptr;
    }
};

[[gnu::noinline, gnu::cold]] inline void create_scratch()
{
    thread_local scratch_cleanup cleanup;
    (void)cleanup;
    scratch_memory.data =
        static_cast<std::byte*>(checked_memory(std::aligned_alloc(block_alignment, scratch_capacity)));
}

/// `bytes` uninitialised, 64-byte aligned bytes until the object goes; objects must be destroyed in reverse order.
class scratch
{
public:
    explicit scratch(std::size_t bytes)
        : bytes_((bytes + block_alignment - 1) / block_alignment * block_alignment)
    {
        if (scratch_memory.data == nullptr)
            create_scratch();
        if (bytes_ <= scratch_capacity - scratch_memory.used) {
            data_ = scratch_memory.data + scratch_memory.used;
            scratch_memory.used += bytes_;
        } else {
            block_ = allocate(bytes_);
            data_ = static_cast<std::byte*>(block_.data);
        }
    }
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;
    ~scratch()
    {
        if (block_.data != nullptr)
            deallocate(block_);
        else
            scratch_memory.used -= bytes_;
    }
    [[nodiscard]] std::byte* data() const noexcept { return data_; }

private:
    std::size_t bytes_;
    std::byte* data_ = nullptr;
    block block_{nullptr, 0};
};
} // namespace nd::detail::inline ND_ISA
