// One text or several, where NumPy takes either.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/unicode.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

namespace nd::inline ND_ISA
{
/// `"#"`, `{"#", "%"}`, or none: `{}`.
class text_list
{
public:
    text_list() = default;
    text_list(const char* text)
        : texts_{text}
    {}
    text_list(std::string text)
        : texts_{std::move(text)}
    {}
    text_list(std::initializer_list<std::string> texts)
        : texts_(texts)
    {}
    text_list(std::vector<std::string> texts) noexcept
        : texts_(std::move(texts))
    {}
    [[nodiscard]] const std::vector<std::string>& texts() const noexcept { return texts_; }
    [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }
    [[nodiscard]] auto begin() const noexcept { return texts_.begin(); }
    [[nodiscard]] auto end() const noexcept { return texts_.end(); }

private:
    std::vector<std::string> texts_;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// "['a', 'b']" as Python writes a list.
[[nodiscard]] inline std::string list_repr(const text_list& texts)
{
    std::string out = "[";
    for (const std::string& text : texts) {
        if (out.size() > 1)
            out += ", ";
        append_text_repr(out, text);
    }
    return out += ']';
}
} // namespace nd::detail::inline ND_ISA
