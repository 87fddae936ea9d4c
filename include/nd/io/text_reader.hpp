// A text as lines and fields: what is comment, what separates, and where on which line something stands.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/file.hpp>
#include <nd/io/text_number.hpp>
#include <nd/io/unicode.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace nd::detail::inline ND_ISA
{
/// All the bytes of a source, its line ends ("\r\n" and "\r" as well) made "\n". Of a source that does not tell its
/// length blocks are collected first.
class whole_text
{
public:
    explicit whole_text(byte_source& in)
    {
        const index_t known = in.remaining();
        capacity_ = (known >= 0 ? known : 0) + 1; // one more, to see that it ends there
        text_ = allocate(capacity_);
        size_ = read(in, text_.get(), capacity_);
        if (size_ == capacity_)
            read_rest(in);
        unify_line_ends();
    }
    [[nodiscard]] std::string_view view() const noexcept { return {text_.get(), static_cast<std::size_t>(size_)}; }

private:
    using block = std::unique_ptr<char[]>;
    static constexpr index_t step = index_t{1} << 19;

    [[nodiscard]] static block allocate(index_t n) { return block(new char[static_cast<std::size_t>(n)]); }
    [[nodiscard]] static index_t read(byte_source& in, char* to, index_t n)
    {
        return in.read(reinterpret_cast<std::byte*>(to), n);
    }

    void read_rest(byte_source& in)
    {
        std::vector<block> blocks;
        index_t last = step;
        while (last == step) {
            blocks.push_back(allocate(step));
            last = read(in, blocks.back().get(), step);
        }
        const index_t rest = (static_cast<index_t>(blocks.size()) - 1) * step + last;
        block all = allocate(size_ + rest);
        std::copy_n(text_.get(), size_, all.get());
        char* to = all.get() + size_;
        for (block& b : blocks) {
            to = std::copy_n(b.get(), &b == &blocks.back() ? last : step, to);
            b.reset(); // the text is filled while these are emptied
        }
        text_ = std::move(all);
        size_ += rest;
    }

    void unify_line_ends() noexcept
    {
        char* const last = text_.get() + size_;
        auto* to = static_cast<char*>(std::memchr(text_.get(), '\r', static_cast<std::size_t>(size_)));
        if (to == nullptr)
            return;
        for (const char* from = to; from != last; ++from)
            if (*from != '\r')
                *to++ = *from;
            else if (from + 1 == last || from[1] != '\n')
                *to++ = '\n';
        size_ = to - text_.get();
    }

    block text_;
    index_t size_ = 0;
    index_t capacity_ = 0;
};

/// What ends the content of a line, and what separates its fields: white space when `delimiter` is empty.
struct text_syntax
{
    std::string delimiter;
    std::vector<std::string> comments;

    /// The end of [first, last) without its comment.
    [[nodiscard]] const char* content_end(const char* first, const char* last) const noexcept
    {
        for (const std::string& comment : comments)
            last = find(first, last, comment);
        return last;
    }
    /// Where the field that begins at `first` ends.
    [[nodiscard]] const char* field_end(const char* first, const char* last) const noexcept
    {
        return delimiter.empty() ? std::find_if(first, last, is_white) : find(first, last, delimiter);
    }
    /// The beginning of the field after the one that ends at `at`; nullptr when that was the last.
    [[nodiscard]] const char* next_field(const char* at, const char* last) const noexcept
    {
        if (!delimiter.empty())
            return at == last ? nullptr : at + delimiter.size();
        at = skip_white(at, last);
        return at == last ? nullptr : at;
    }
    /// Number of fields of a line that has content.
    [[nodiscard]] index_t count_fields(const char* first, const char* last) const noexcept
    {
        index_t n = 0;
        for (; first != nullptr; ++n)
            first = next_field(field_end(first, last), last);
        return n;
    }
    /// Comments that occur nowhere need not be looked for line by line.
    void drop_absent_comments(std::string_view text)
    {
        const char* const last = text.data() + text.size();
        std::erase_if(comments, [&](const std::string& c) { return find(text.data(), last, c) == last; });
    }

private:
    [[nodiscard]] static const char* find(const char* first, const char* last, std::string_view what) noexcept
    {
        const std::string_view text(first, static_cast<std::size_t>(last - first));
        const std::size_t at = what.size() == 1 ? text.find(what[0]) : text.find(what);
        return at == std::string_view::npos ? last : first + at;
    }
};

/// The lines of a text that have content, one after the other.
class text_lines
{
public:
    text_lines(std::string_view text, const text_syntax& syntax) noexcept
        : syntax_(&syntax)
        , at_(text.data())
        , end_(text.data() + text.size())
    {}
    /// Leaves lines out, whatever they hold.
    void skip(index_t count) noexcept
    {
        while (count-- > 0 && at_ != end_)
            take_line();
    }
    /// Goes to the next line with content; false at the end.
    [[nodiscard]] bool next() noexcept
    {
        while (at_ != end_) {
            take_line();
            if (!syntax_->comments.empty())
                last_ = syntax_->content_end(first_, last_);
            if (syntax_->delimiter.empty())
                first_ = skip_white(first_, last_);
            if (first_ != last_)
                return true;
        }
        return false;
    }
    [[nodiscard]] const char* begin() const noexcept { return first_; }
    [[nodiscard]] const char* end() const noexcept { return last_; }
    /// Counted from 1, in all of the text.
    [[nodiscard]] index_t number() const noexcept { return number_; }
    /// Of a character of the line, counted from 1.
    [[nodiscard]] index_t column_of(const char* at) const noexcept { return at - line_ + 1; }
    [[nodiscard]] index_t fields() const noexcept { return syntax_->count_fields(first_, last_); }

private:
    void take_line() noexcept
    {
        line_ = first_ = at_;
        const void* const newline = std::memchr(at_, '\n', static_cast<std::size_t>(end_ - at_));
        last_ = newline != nullptr ? static_cast<const char*>(newline) : end_;
        at_ = newline != nullptr ? last_ + 1 : end_;
        ++number_;
    }

    const text_syntax* syntax_;
    const char* at_;
    const char* end_;
    const char* line_ = nullptr;
    const char* first_ = nullptr;
    const char* last_ = nullptr;
    index_t number_ = 0;
};

/// `'text'` as Python writes it, cut where it is long; what is not ASCII becomes a question mark.
[[nodiscard]] inline std::string shown_field(std::string_view text)
{
    std::string ascii(text.substr(0, 80));
    for (char& c : ascii)
        c = static_cast<unsigned char>(c) < 0x80 ? c : '?';
    std::string out;
    append_text_repr(out, ascii);
    return text.size() > 80 ? out.substr(0, out.size() - 1) + "..." : out;
}

/// ` (line 3, character 5): 'path'`
inline void add_place(message& text, const text_lines& lines, const char* at, const char* name) noexcept
{
    text << " (line " << lines.number() << ", character " << lines.column_of(at) << "): '" << name << "'";
}
} // namespace nd::detail::inline ND_ISA
