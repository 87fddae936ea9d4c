// The number of true values of a mask: found out once, by whoever asks first.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>
#include <nd/base/index.hpp>

namespace nd::detail::inline ND_ISA
{
/// A number that is found out at most once, by whoever asks first; later findings must agree.
class fixed_count
{
public:
    fixed_count() noexcept = default;
    fixed_count(const fixed_count& other) noexcept
        : value_(other.get())
    {}
    fixed_count& operator=(const fixed_count& other) noexcept
    {
        value_ = other.get();
        return *this;
    }
    /// -1 while it is unknown.
    [[nodiscard]] index_t get() const noexcept { return __atomic_load_n(&value_, __ATOMIC_RELAXED); }
    void set(index_t n) const
    {
        index_t before = -1;
        if (!__atomic_compare_exchange_n(&value_, &before, n, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED) && before != n)
            raise<index_error>(message() << "the mask has " << n << " true values now, but had " << before
                                         << " when the shape of the indexed array was fixed");
    }

private:
    mutable index_t value_ = -1;
};
} // namespace nd::detail::inline ND_ISA
