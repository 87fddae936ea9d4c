// In which order to multiply several arrays with labelled axes, so that the whole costs little.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/inline_vector.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace nd::detail::inline ND_ISA
{
/// A set of labels, one bit each.
using label_set = std::uint64_t;

/// The next two arrays to multiply; the product goes to the end of the list that both are taken from.
struct contraction_step
{
    std::size_t first;
    std::size_t second;
};

/// Finds the order: the best of all up to `exhaustive_limit` arrays, beyond that the cheapest pair first.
class contraction_planner
{
public:
    static constexpr std::size_t exhaustive_limit = 8;

    /// `extents[i]` is the length of the axes with label i.
    contraction_planner(std::vector<label_set> terms, label_set output, const std::vector<index_t>& extents)
        : terms_(std::move(terms))
        , output_(output)
        , extents_(extents)
    {}

    [[nodiscard]] std::vector<contraction_step> steps() const
    {
        return terms_.size() <= exhaustive_limit ? best_steps() : greedy_steps();
    }

private:
    /// Number of products of elements when labels run together.
    [[nodiscard]] double cost(label_set labels) const noexcept
    {
        double n = 1;
        for (std::size_t i = 0; i < extents_.size(); ++i)
            if (((labels >> i) & 1) != 0)
                n *= static_cast<double>(extents_[i]);
        return n;
    }

    /// The best split of every set of terms into two, from small sets to the whole.
    [[nodiscard]] std::vector<contraction_step> best_steps() const
    {
        const std::size_t n = terms_.size();
        const std::size_t sets = std::size_t{1} << n;
        std::vector<label_set> inside(sets), kept(sets);
        std::vector<double> least(sets, 0);
        std::vector<std::size_t> split(sets, 0);
        for (std::size_t set = 1; set < sets; ++set)
            for (std::size_t i = 0; i < n; ++i)
                if (((set >> i) & 1) != 0)
                    inside[set] |= terms_[i];
        for (std::size_t set = 1; set < sets; ++set)
            kept[set] = inside[set] & (inside[sets - 1 - set] | output_);
        for (std::size_t set = 1; set < sets; ++set) {
            if ((set & (set - 1)) == 0)
                continue;
            least[set] = std::numeric_limits<double>::infinity();
            for (std::size_t part = (set - 1) & set; part > (set ^ part); part = (part - 1) & set) {
                const std::size_t other = set ^ part;
                const double total = least[part] + least[other] + cost(kept[part] | kept[other]);
                if (split[set] == 0 || total < least[set]) {
                    least[set] = total;
                    split[set] = part;
                }
            }
        }
        std::vector<contraction_step> steps;
        std::vector<std::size_t> list; // the set of terms that each array of the list stands for
        for (std::size_t i = 0; i < n; ++i)
            list.push_back(std::size_t{1} << i);
        append_steps(sets - 1, split, list, steps);
        return steps;
    }
    void append_steps(std::size_t set, const std::vector<std::size_t>& split, std::vector<std::size_t>& list,
        std::vector<contraction_step>& steps) const
    {
        if ((set & (set - 1)) == 0)
            return;
        append_steps(set ^ split[set], split, list, steps);
        append_steps(split[set], split, list, steps);
        std::size_t first = take(list, set ^ split[set]);
        const std::size_t second = take(list, split[set]);
        steps.push_back({first, second});
        list.push_back(set);
    }
    /// Removes `set` from the list and says where it was.
    static std::size_t take(std::vector<std::size_t>& list, std::size_t set)
    {
        std::size_t i = 0;
        while (list[i] != set)
            ++i;
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
        return i;
    }

    [[nodiscard]] std::vector<contraction_step> greedy_steps() const
    {
        std::vector<contraction_step> steps;
        std::vector<label_set> list = terms_;
        while (list.size() > 1) {
            contraction_step best{0, 1};
            double least = std::numeric_limits<double>::infinity();
            for (std::size_t i = 0; i < list.size(); ++i)
                for (std::size_t j = i + 1; j < list.size(); ++j)
                    // What a product saves in memory decides, its cost only between equals.
                    if (const double here = cost(kept_after(list, i, j)) - cost(list[i]) - cost(list[j]) +
                            1e-6 * cost(list[i] | list[j]);
                        here < least) {
                        least = here;
                        best = {i, j};
                    }
            const label_set product = kept_after(list, best.first, best.second);
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(best.second));
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(best.first));
            list.push_back(product);
            steps.push_back({best.first, best.second - 1});
        }
        return steps;
    }
    /// Labels of the product of two arrays: those that the output or a third array has.
    [[nodiscard]] label_set kept_after(const std::vector<label_set>& list, std::size_t i, std::size_t j) const noexcept
    {
        label_set wanted = output_;
        for (std::size_t k = 0; k < list.size(); ++k)
            if (k != i && k != j)
                wanted |= list[k];
        return (list[i] | list[j]) & wanted;
    }

    std::vector<label_set> terms_;
    label_set output_;
    std::vector<index_t> extents_;
};
} // namespace nd::detail::inline ND_ISA
