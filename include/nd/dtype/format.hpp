// Dtypes from NumPy's type strings and type codes.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>
#include <nd/dtype/record_dtype.hpp>

namespace nd::detail::inline ND_ISA
{
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_dtype_text(const char* text)
{
    raise<dtype_error>(message() << "data type '" << text << "' not understood");
}

/// A number of this kind and size, if there is one.
[[nodiscard]] constexpr bool has_number(kind k, index_t n) noexcept
{
    switch (k) {
    case kind::boolean:
        return n == 1;
    case kind::signed_integer:
    case kind::unsigned_integer:
        return n == 1 || n == 2 || n == 4 || n == 8;
    case kind::floating:
        return n == 2 || n == 4 || n == 8 || n == 16;
    case kind::complex:
        return n == 8 || n == 16 || n == 32;
    default:
        return false;
    }
}

/// What one of C's type codes stands for on this machine; an itemsize of 0 for none.
[[nodiscard]] constexpr dtype dtype_of_code(char code) noexcept
{
    switch (code) {
    case '?':
        return dtype_of<bool>();
    case 'b':
        return dtype_of<signed char>();
    case 'B':
        return dtype_of<unsigned char>();
    case 'h':
        return dtype_of<short>();
    case 'H':
        return dtype_of<unsigned short>();
    case 'i':
        return dtype_of<int>();
    case 'I':
        return dtype_of<unsigned>();
    case 'l':
    case 'p':
        return dtype_of<long>();
    case 'L':
    case 'P':
        return dtype_of<unsigned long>();
    case 'q':
        return dtype_of<long long>();
    case 'Q':
        return dtype_of<unsigned long long>();
    case 'e':
        return dtype_of<float16>();
    case 'f':
        return dtype_of<float>();
    case 'd':
        return dtype_of<double>();
    case 'g':
        return dtype_of<long double>();
    case 'F':
        return dtype(kind::complex, 2 * sizeof(float), alignof(float));
    case 'D':
        return dtype(kind::complex, 2 * sizeof(double), alignof(double));
    case 'G':
        return dtype(kind::complex, 2 * sizeof(long double), alignof(long double));
    default:
        return {};
    }
}

/// Reads "<f8", ">i4", "|S5", "<U3", "|V7", "<M8[ns]", or a type code of C after an optional order: "d", ">l". False
/// when it is something else.
[[nodiscard]] constexpr bool read_typestr(dtype& result, const char* p, const char* end) noexcept
{
    char order = '=';
    if (p != end && (*p == '<' || *p == '>' || *p == '=' || *p == '|'))
        order = *p++;
    if (p == end)
        return false;
    const char code = *p++;
    index_t n = 0;
    const char* const digits = p;
    for (; p != end && *p >= '0' && *p <= '9'; ++p)
        if (n = 10 * n + (*p - '0'); n > max_itemsize)
            return false;
    const bool counted = p != digits;
    const bool swapped = order != '=' && order != '|' && order != dtype_of<double>().byteorder();
    if (code == 'M' || code == 'm') {
        time_step step;
        if ((counted && n != 8) || !read_time_step(step, p, end))
            return false;
        result = dtype(static_cast<kind>(code), step, swapped);
        return true;
    }
    if (p != end)
        return false;
    if (code == 'S' || code == 'a' || code == 'V') {
        result = code == 'V' ? void_dtype(n) : bytes_dtype(n);
        return true;
    }
    if (code == 'U') {
        if (n > max_itemsize / 4)
            return false;
        result = dtype(kind::unicode, 4 * n, 4, swapped);
        return true;
    }
    if (counted) {
        const auto k = static_cast<kind>(code);
        if (!has_number(k, n))
            return false;
        result = dtype(k, n, k == kind::complex ? n / 2 : n, swapped);
        return true;
    }
    const dtype native = code == 'c' ? bytes_dtype(1) : dtype_of_code(code);
    result = swapped ? native.swapped() : native;
    return native.itemsize() != 0;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The dtype of a type string as NumPy spells it: "<f8", ">i4", "=u2", "b1", "S5", "<M8[ns]"; or a type code of C: "d",
/// "?", ">l".
/// Throws  dtype_error for anything else
/// Source  numpy.dtype
[[nodiscard]] inline dtype parse_dtype(const char* text)
{
    dtype result;
    if (!detail::read_typestr(result, text, text + std::strlen(text)))
        detail::throw_dtype_text(text);
    return result;
}
} // namespace nd::inline ND_ISA
