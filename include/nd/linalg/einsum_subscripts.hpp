// The subscripts of einsum: "ij,jk->ik" as one label per axis of each operand and of the result.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/inline_vector.hpp>

#include <string_view>
#include <vector>

namespace nd::detail::inline ND_ISA
{
/// Labels of axes: letters as themselves; axes under an ellipsis, counted from the last one, from `ellipsis_label` on.
struct einsum_subscripts
{
    static constexpr index_t ellipsis_label = 128;

    std::vector<axis_values> operands;
    axis_values output;
};

[[nodiscard]] constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// One term of the text as labels; -1 stands for an ellipsis. `where` ends the message about a stray dot.
[[nodiscard]] inline axis_values einsum_term(std::string_view text, const message& where)
{
    axis_values labels;
    bool has_ellipsis = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_letter(c))
            labels.push_back(c);
        else if (c == '.') {
            if (has_ellipsis || text.substr(i, 3) != "...")
                raise<value_error>(message() << "einstein sum subscripts string contains a '.' that is not part of an "
                                                "ellipsis ('...') in "
                                             << where.text());
            has_ellipsis = true;
            labels.push_back(-1);
            i += 2;
        } else if (c != ' ') {
            const char name[2] = {c, '\0'};
            raise<value_error>(message() << "invalid subscript '" << name
                                         << "' in einstein sum subscripts string, subscripts must be letters");
        }
    }
    return labels;
}

/// Puts `count` labels of axes in place of the ellipsis, if there is one.
[[nodiscard]] inline axis_values expand_ellipsis(const axis_values& labels, int count)
{
    axis_values expanded;
    for (index_t label : labels)
        if (label >= 0)
            expanded.push_back(label);
        else
            for (int i = count; i > 0; --i)
                expanded.push_back(einsum_subscripts::ellipsis_label + i - 1);
    return expanded;
}

[[nodiscard]] constexpr int count_of(const axis_values& values, index_t value) noexcept
{
    int n = 0;
    for (index_t v : values)
        n += v == value ? 1 : 0;
    return n;
}

/// Labels that stand once in all operands, in alphabetical order, behind the axes under ellipses.
[[nodiscard]] inline axis_values implicit_output(const std::vector<axis_values>& operands, int ellipsis_axes)
{
    axis_values output;
    for (int i = ellipsis_axes; i > 0; --i)
        output.push_back(einsum_subscripts::ellipsis_label + i - 1);
    for (index_t label = 0; label < einsum_subscripts::ellipsis_label; ++label) {
        int n = 0;
        for (const axis_values& operand : operands)
            n += count_of(operand, label);
        if (n == 1)
            output.push_back(label);
    }
    return output;
}

inline void require_einsum_output(const einsum_subscripts& subscripts, bool has_ellipsis, int ellipsis_axes)
{
    for (index_t label : subscripts.output) {
        const char name[2] = {static_cast<char>(label), '\0'};
        if (count_of(subscripts.output, label) > 1)
            raise<value_error>(message() << "einstein sum subscripts string includes output subscript '" << name
                                         << "' multiple times");
        bool appears = label >= einsum_subscripts::ellipsis_label;
        for (const axis_values& operand : subscripts.operands)
            appears = appears || count_of(operand, label) > 0;
        if (!appears)
            raise<value_error>(message() << "einstein sum subscripts string included output subscript '" << name
                                         << "' which never appeared in an input");
    }
    if (!has_ellipsis && ellipsis_axes > 0)
        throw_value_error("output has more dimensions than subscripts given in einstein sum, but no '...' ellipsis "
                          "provided to broadcast the extra dimensions.");
}

/// The labels for operands with these numbers of axes.
/// Throws  value_error in NumPy's words for whatever is wrong with the text
/// Source  numpy.einsum; numpy/_core/src/multiarray/einsum.cpp
[[nodiscard]] inline einsum_subscripts parse_einsum(std::string_view text, std::span<const int> ndims)
{
    einsum_subscripts result;
    const std::size_t arrow = text.find("->");
    std::string_view inputs = text.substr(0, arrow);
    if (const std::size_t dash = inputs.find('-'); dash != std::string_view::npos)
        throw_value_error("einstein sum subscript string does not contain proper '->' output specified");
    int ellipsis_axes = 0;
    for (std::size_t k = 0;; ++k) {
        const std::size_t comma = inputs.find(',');
        if (k >= ndims.size())
            throw_value_error(
                "fewer operands provided to einstein sum function than specified in the subscripts string");
        axis_values labels = einsum_term(inputs.substr(0, comma), message() << "operand " << static_cast<index_t>(k));
        const bool has_ellipsis = count_of(labels, -1) > 0;
        const int left = ndims[k] - (labels.size() - (has_ellipsis ? 1 : 0));
        if (left < 0)
            raise<value_error>(message() << "einstein sum subscripts string contains too many subscripts for operand "
                                         << static_cast<index_t>(k));
        if (left > 0 && !has_ellipsis)
            throw_value_error("operand has more dimensions than subscripts given in einstein sum, but no '...' "
                              "ellipsis provided to broadcast the extra dimensions.");
        ellipsis_axes = ellipsis_axes < left ? left : ellipsis_axes;
        result.operands.push_back(expand_ellipsis(labels, left));
        if (comma == std::string_view::npos) {
            if (k + 1 < ndims.size())
                throw_value_error(
                    "more operands provided to einstein sum function than specified in the subscripts string");
            break;
        }
        inputs.remove_prefix(comma + 1);
    }
    if (arrow == std::string_view::npos) {
        result.output = implicit_output(result.operands, ellipsis_axes);
        return result;
    }
    const axis_values output = einsum_term(text.substr(arrow + 2), message() << "the output");
    result.output = expand_ellipsis(output, ellipsis_axes);
    require_einsum_output(result, count_of(output, -1) > 0, ellipsis_axes);
    return result;
}
} // namespace nd::detail::inline ND_ISA
