// Whether two layouts share a byte of memory, and whether two elements of one do: by bounds, and exactly.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/layout/strides.hpp>

#include <cstdint>
#include <limits>

namespace nd::inline ND_ISA
{
/// Answer of an exact test that may give up.
enum class overlap : char { no, yes, too_hard };

/// The memory that the elements of an array occupy.
struct footprint
{
    std::uintptr_t address = 0; // of element 0
    std::span<const index_t> shape, strides;
    index_t itemsize = 0;
};

/// Work limit of the exact tests: never reached by layouts made by slicing, and reached by others after a second or
/// two.
inline constexpr index_t overlap_work_limit = 10'000'000;

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
// Differences of addresses, and products before they are reduced, need more than 64 bits.
__extension__ typedef __int128 wide;

[[nodiscard]] constexpr index_t greatest_common_divisor(index_t a, index_t b) noexcept
{
    while (b != 0) {
        const index_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/// `x` in [0, modulus) with `a x = b` modulo `modulus`, where `a` and `modulus` have no common divisor.
[[nodiscard]] constexpr index_t solve_congruence(index_t a, index_t b, index_t modulus) noexcept
{
    if (modulus == 1)
        return 0;
    index_t inverse = 1, next_inverse = 0, rest = a % modulus, next_rest = modulus;
    while (next_rest != 0) { // extended Euclid: inverse * a = rest modulo `modulus` throughout
        const index_t quotient = rest / next_rest;
        const index_t r = rest - quotient * next_rest;
        rest = next_rest;
        next_rest = r;
        const index_t i = inverse - quotient * next_inverse;
        inverse = next_inverse;
        next_inverse = i;
    }
    const auto x = static_cast<index_t>(static_cast<wide>(inverse) * (b % modulus) % modulus);
    return x < 0 ? x + modulus : x;
}

/// Is there a solution of `sum(coefficient[i] * x[i]) = target` in integers with `0 <= x[i] <= bound[i]`?
///
/// Depth-first over the terms from the largest coefficient down. At each, what the smaller ones can reach bounds `x` on
/// both sides, and the common divisor of the smaller ones leaves one residue for it; both prune so well that layouts
/// made by slicing need one or two steps per axis.
class bounded_equation
{
public:
    constexpr bounded_equation() noexcept {} // the terms are set as they are added

    constexpr void add_term(std::size_t magnitude, index_t bound) noexcept
    {
        if (magnitude == 0 || bound <= 0 || magnitude > static_cast<std::size_t>(largest_target))
            return; // adds nothing, or always too much
        const auto coefficient = static_cast<index_t>(magnitude);
        if (bound > largest_target)
            bound = largest_target;
        int place = count_;
        while (place > 0 && terms_[place - 1].coefficient < coefficient)
            --place;
        if (place > 0 && terms_[place - 1].coefficient == coefficient) {
            terms_[place - 1].bound += bound; // solve() brings it down again
            if (terms_[place - 1].bound > largest_target)
                terms_[place - 1].bound = largest_target;
            return;
        }
        for (int i = count_++; i > place; --i)
            terms_[i] = terms_[i - 1];
        terms_[place].coefficient = coefficient;
        terms_[place].bound = bound;
    }
    /// `work` is reduced by the steps taken; too_hard when it is used up.
    [[nodiscard]] constexpr overlap solve(wide wide_target, index_t& work) noexcept
    {
        if (wide_target < 0)
            return overlap::no;
        if (wide_target > largest_target)
            return overlap::too_hard;
        const auto target = static_cast<index_t>(wide_target);
        index_t reach = 0, divisor = 0;
        for (int i = count_ - 1; i >= 0; --i) {
            term& t = terms_[i];
            // No more of a term, and of all of them, is of use than makes the target; that also keeps the sums small.
            const index_t useful = target / t.coefficient;
            if (t.bound > useful)
                t.bound = useful;
            t.reach_below = reach;
            t.divisor_below = divisor;
            reach += t.coefficient * t.bound;
            if (reach > target)
                reach = target;
            divisor = greatest_common_divisor(t.coefficient, divisor);
        }
        if (target > reach || (divisor != 0 && target % divisor != 0))
            return overlap::no;
        return search(0, target, work);
    }

private:
    static constexpr index_t largest_target = std::numeric_limits<index_t>::max() / 2;

    struct term
    {
        index_t coefficient, bound;
        index_t reach_below;   // largest sum of the terms after this one, or the target if that is less
        index_t divisor_below; // common divisor of their coefficients
    };

    // `target` is not negative and a multiple of the common divisor of the terms from `i` on, which reach it.
    [[nodiscard]] constexpr overlap search(int i, index_t target, index_t& work) const noexcept
    {
        if (target == 0 || i + 1 >= count_)
            return overlap::yes;
        const term& t = terms_[i];
        const index_t quotient = target / t.coefficient;
        const index_t most = quotient < t.bound ? quotient : t.bound;
        const index_t missing = target - t.reach_below;
        const index_t least = missing <= 0 ? 0 : (missing - 1) / t.coefficient + 1;
        // t.coefficient * x = target modulo t.divisor_below
        const index_t common = greatest_common_divisor(t.coefficient, t.divisor_below);
        const index_t modulus = t.divisor_below / common;
        const index_t residue = solve_congruence(t.coefficient / common, target / common, modulus);
        const index_t lift = (residue - least) % modulus;
        for (index_t x = least + (lift < 0 ? lift + modulus : lift); x <= most; x += modulus) {
            if (--work < 0)
                return overlap::too_hard;
            const overlap found = search(i + 1, target - t.coefficient * x, work);
            if (found != overlap::no)
                return found;
        }
        return overlap::no;
    }

    int count_ = 0;
    term terms_[2 * max_rank + 2];
};

/// First and one past the last byte; both 0 when there is none.
struct address_range
{
    wide low = 0, high = 0;
    constexpr explicit address_range(const footprint& a) noexcept
    {
        const byte_range bytes = byte_bounds(a.shape, a.strides, a.itemsize);
        if (bytes.low != bytes.high) {
            low = static_cast<wide>(a.address) + bytes.low;
            high = static_cast<wide>(a.address) + bytes.high;
        }
    }
    [[nodiscard]] constexpr bool meets(const address_range& other) const noexcept
    {
        return low < other.high && other.low < high;
    }
};

constexpr void add_axes(bounded_equation& equation, const footprint& a) noexcept
{
    for (std::size_t i = 0; i < a.shape.size(); ++i)
        equation.add_term(stride_magnitude(a.strides[i]), a.shape[i] - 1);
    equation.add_term(1, a.itemsize - 1);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// True unless the ranges of bytes from the lowest to the highest of each have none in common.
/// Source  numpy.may_share_memory
[[nodiscard]] constexpr bool may_share_memory(const footprint& a, const footprint& b) noexcept
{
    return detail::address_range(a).meets(detail::address_range(b));
}

/// Do some element of `a` and some element of `b` have a byte in common? Never `too_hard` for views made by slicing,
/// transposing and reshaping, in practice; the general problem is NP-hard.
/// Cost    some hundred ns for arrays of a few axes
/// Source  numpy.shares_memory
[[nodiscard]] constexpr overlap shares_memory(
    const footprint& a, const footprint& b, index_t max_work = overlap_work_limit) noexcept
{
    const detail::address_range range_a(a), range_b(b);
    if (!range_a.meets(range_b))
        return overlap::no;
    // A common byte lies so many bytes above the lowest of `a` and so many below the highest of `b`, each a sum of
    // |stride| * (steps from the end); together they make the distance of these two ends.
    const detail::wide forward = range_b.high - 1 - range_a.low;
    const detail::wide backward = range_a.high - 1 - range_b.low;
    detail::bounded_equation equation;
    detail::add_axes(equation, a);
    detail::add_axes(equation, b);
    return equation.solve(forward < backward ? forward : backward, max_work);
}

/// Do two elements at different indices have a byte in common?
/// Source  numpy/_core/src/common/mem_overlap.c, solve_may_have_internal_overlap
[[nodiscard]] constexpr overlap has_internal_overlap(std::span<const index_t> shape, std::span<const index_t> strides,
    index_t itemsize, index_t max_work = overlap_work_limit) noexcept
{
    if (is_empty(shape) || itemsize == 0)
        return overlap::no;
    axis_values extents, steps; // of axes longer than 1, by |stride|, smallest first
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 1)
            continue;
        if (strides[i] == 0)
            return overlap::yes;
        int place = 0;
        while (place < steps.size() && stride_magnitude(steps[place]) < stride_magnitude(strides[i]))
            ++place;
        steps.insert(place, strides[i]);
        extents.insert(place, shape[i]);
    }
    detail::wide reach = itemsize;
    bool nested = true;
    for (int i = 0; i < steps.size(); ++i) {
        const auto magnitude = static_cast<detail::wide>(stride_magnitude(steps[i]));
        nested = nested && magnitude >= reach;
        reach += magnitude * (extents[i] - 1);
    }
    if (nested)
        return overlap::no;

    // Two elements that overlap differ first, in the order of the axes, in one axis k: by d from 1 to extent - 1 there,
    // by anything from -(extent - 1) to extent - 1 in the later ones, and by less than itemsize bytes. Shifted to begin
    // at 0, these differences are the unknowns of one equation per k.
    bool gave_up = false;
    for (int k = 0; k < steps.size(); ++k) {
        const std::size_t magnitude = stride_magnitude(steps[k]);
        detail::bounded_equation equation;
        equation.add_term(magnitude, extents[k] - 2);
        equation.add_term(1, itemsize - 1);
        equation.add_term(1, itemsize - 1);
        detail::wide target = itemsize - 1 - static_cast<detail::wide>(magnitude);
        for (int i = k + 1; i < steps.size(); ++i) {
            const std::size_t later = stride_magnitude(steps[i]);
            equation.add_term(later, extents[i] - 1);
            equation.add_term(later, extents[i] - 1);
            target += static_cast<detail::wide>(later) * (extents[i] - 1);
        }
        const overlap found = equation.solve(target, max_work);
        if (found == overlap::yes)
            return found;
        gave_up = gave_up || found == overlap::too_hard;
    }
    return gave_up ? overlap::too_hard : overlap::no;
}
} // namespace nd::inline ND_ISA
