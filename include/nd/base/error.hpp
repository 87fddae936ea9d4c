// The exceptions of nd and the out-of-line functions that throw them with NumPy's wording.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/config.hpp>

#include <cstddef>
#include <cstring>
#include <exception>
#include <span>

namespace nd
{
/// A short text that is built piece by piece without allocation; what does not fit is cut.
class message
{
public:
    message& operator<<(const char* text) noexcept
    {
        for (; *text != '\0' && length_ + 1 < capacity; ++text)
            text_[length_++] = *text;
        text_[length_] = '\0';
        return *this;
    }
    message& operator<<(std::ptrdiff_t value) noexcept
    {
        char digits[24];
        char* p = digits + sizeof digits - 1;
        *p = '\0';
        auto magnitude = value < 0 ? 0 - static_cast<std::size_t>(value) : static_cast<std::size_t>(value);
        do
            *--p = static_cast<char>('0' + magnitude % 10);
        while ((magnitude /= 10) != 0);
        if (value < 0)
            *--p = '-';
        return *this << p;
    }
    message& operator<<(int value) noexcept { return *this << static_cast<std::ptrdiff_t>(value); }
    /// A shape as NumPy prints it in errors: `(3,4)`, `(5,)`, `()`.
    message& operator<<(std::span<const std::ptrdiff_t> shape) noexcept
    {
        *this << "(";
        for (std::size_t i = 0; i < shape.size(); ++i)
            *this << (i == 0 ? "" : ",") << shape[i];
        return *this << (shape.size() == 1 ? ",)" : ")");
    }
    [[nodiscard]] const char* text() const noexcept { return text_; }

private:
    static constexpr int capacity = 480;
    char text_[capacity] = {};
    int length_ = 0;
};

/// Base of everything nd throws (allocation failure excepted: `std::bad_alloc`).
class error : public std::exception
{
public:
    explicit error(const message& text) noexcept
        : text_(text)
    {}
    [[nodiscard]] const char* what() const noexcept override { return text_.text(); }

private:
    message text_;
};

/// An argument's value is not allowed: NumPy's ValueError.
class value_error : public error
{
    using error::error;
};
/// Shapes do not fit an operation.
class shape_error : public value_error
{
    using value_error::value_error;
};
/// Shapes do not broadcast together.
class broadcast_error : public shape_error
{
    using shape_error::shape_error;
};
/// An index, or the number of indices, is out of range: NumPy's IndexError.
class index_error : public error
{
    using error::error;
};
/// An axis is out of range or repeated: NumPy's AxisError.
class axis_error : public index_error
{
    using index_error::index_error;
};
/// Element types do not fit an operation: NumPy's TypeError.
class dtype_error : public error
{
    using error::error;
};
/// A read-only array is the target of an assignment.
class readonly_error : public value_error
{
    using value_error::value_error;
};
/// The content of a file or text is not what its format says.
class format_error : public value_error
{
    using value_error::value_error;
};
/// A file cannot be opened, read or written.
class io_error : public error
{
    using error::error;
};

// Out of line and cold, so that the checks that call them stay small.
template <class Error>
[[noreturn, gnu::noinline, gnu::cold]] void raise(const message& text)
{
    throw Error(text);
}

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_value_error(const char* text)
{
    raise<value_error>(message() << text);
}
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_shape_error(const char* text)
{
    raise<shape_error>(message() << text);
}
/// `text (3,4)`
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_shape_error(
    const char* text, std::span<const std::ptrdiff_t> shape)
{
    raise<shape_error>(message() << text << " " << shape);
}
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_broadcast_error(
    std::span<const std::ptrdiff_t> a, std::span<const std::ptrdiff_t> b)
{
    raise<broadcast_error>(message() << "operands could not be broadcast together with shapes " << a << " " << b);
}
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_assign_shape_error(
    std::span<const std::ptrdiff_t> from, std::span<const std::ptrdiff_t> into)
{
    raise<broadcast_error>(
        message() << "could not broadcast input array from shape " << from << " into shape " << into);
}
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_index_error(
    std::ptrdiff_t index, std::ptrdiff_t axis, std::ptrdiff_t extent)
{
    raise<index_error>(
        message() << "index " << index << " is out of bounds for axis " << axis << " with size " << extent);
}
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_index_count_error(std::ptrdiff_t rank, std::ptrdiff_t count)
{
    raise<index_error>(message() << "too many indices for array: array is " << rank << "-dimensional, but " << count
                                 << " were indexed");
}
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_axis_error(std::ptrdiff_t axis, std::ptrdiff_t rank)
{
    raise<axis_error>(message() << "axis " << axis << " is out of bounds for array of dimension " << rank);
}
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_readonly_error()
{
    raise<readonly_error>(message() << "assignment destination is read-only");
}
} // namespace nd

/// Results of functions that are deleted because a concept of this name does not hold: one line at the user's line
/// says what is wrong, where a list of all candidates would.
namespace nd::unsatisfied
{
struct to_write_elements_say_x_call_equals_value_or_x_fill
{};
struct evaluates_to
{};
} // namespace nd::unsatisfied
