// States of a reduction that wait, level by level, for others of about as many values.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/fold.hpp>
#include <nd/memory/scratch.hpp>

namespace nd::detail::inline ND_ISA
{
inline constexpr int fold_levels = 10;
inline constexpr index_t fold_group = 128; // rows that one state takes in before it waits as a partial result

/// Partial states of a tile, level by level, so that each result is a sum of sums of about equal size.
class partial_states
{
public:
    partial_states(const fold& f, index_t columns)
        : fold_(f)
        , columns_(columns)
        , levels_(f.exact ? 1 : fold_levels)
        , storage_(static_cast<std::size_t>(columns * f.state_size * levels_))
    {}

    void start(index_t columns)
    {
        columns_ = columns;
        taken_ = 0;
        top_ = 0;
        for (int level = 0; level < levels_; ++level)
            counts_[level] = 0;
        fold_.start(level(0), columns_);
    }
    [[nodiscard]] void* current() const noexcept { return level(0); }

    /// `weight` more values were taken in by each current state.
    void took(index_t weight)
    {
        if (levels_ == 1 || (taken_ += weight) < fold_group)
            return;
        taken_ = 0;
        for (int i = 0; i + 1 < levels_; ++i) {
            if (top_ < i + 1) {
                top_ = i + 1;
                fold_.start(level(top_), columns_);
            }
            fold_.join(level(i + 1), level(i), columns_);
            fold_.start(level(i), columns_);
            if (++counts_[i + 1] < 16)
                return;
            counts_[i + 1] = 0;
        }
    }
    /// The results, in the lowest level.
    [[nodiscard]] void* finish()
    {
        for (int i = 1; i <= top_; ++i)
            fold_.join(level(0), level(i), columns_);
        return level(0);
    }

private:
    [[nodiscard]] std::byte* level(int i) const noexcept { return storage_.data() + i * columns_ * fold_.state_size; }

    const fold& fold_;
    index_t columns_;
    int levels_;
    int top_ = 0;
    index_t taken_ = 0;
    int counts_[fold_levels] = {};
    scratch storage_;
};
} // namespace nd::detail::inline ND_ISA
