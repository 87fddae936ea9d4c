// Dtypes of numbers as text: NumPy's type codes in, PEP 3118 formats out.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>
#include <nd/dtype/dtype.hpp>

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
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The dtype of a number as NumPy spells it: "<f8", ">i4", "=u2", "b1"; or a type code of C: "d", "?", ">l".
/// Throws  dtype_error for anything else
/// Source  numpy.dtype
[[nodiscard]] inline dtype parse_dtype(const char* text)
{
    const char* p = text;
    char order = '=';
    if (*p == '<' || *p == '>' || *p == '=' || *p == '|')
        order = *p++;
    const char code = *p;
    if (code == '\0')
        detail::throw_dtype_text(text);
    const bool swapped = order != '=' && order != '|' && order != dtype_of<double>().byteorder();
    dtype result;
    if (p[1] == '\0')
        result = detail::dtype_of_code(code);
    else {
        index_t n = 0;
        for (++p; *p >= '0' && *p <= '9' && n < 100; ++p)
            n = 10 * n + (*p - '0');
        const auto k = static_cast<kind>(code);
        if (*p == '\0' && detail::has_number(k, n))
            result = dtype(k, n, k == kind::complex ? n / 2 : n);
    }
    if (result.itemsize() == 0)
        detail::throw_dtype_text(text);
    return dtype(result.kind(), result.itemsize(), result.alignment(), swapped);
}

/// The PEP 3118 format of elements, as NumPy's buffers give it: native codes of C, or standard sizes after '<' or '>'.
[[nodiscard]] inline message buffer_format(const dtype& type)
{
    message m;
    const index_t n = type.itemsize();
    if (type.kind() == kind::opaque)
        return m << n << "x", m;
    const bool native = type.is_native();
    if (!native) {
        const char order[2] = {type.byteorder(), '\0'};
        m << order;
    }
    const char* const long_code = native && sizeof(long) == 8 ? "l" : "q";
    const char* const unsigned_long_code = native && sizeof(long) == 8 ? "L" : "Q";
    switch (type.kind()) {
    case kind::boolean:
        return m << "?", m;
    case kind::signed_integer:
        return m << (n == 1 ? "b" : n == 2 ? "h" : n == 4 ? "i" : long_code), m;
    case kind::unsigned_integer:
        return m << (n == 1 ? "B" : n == 2 ? "H" : n == 4 ? "I" : unsigned_long_code), m;
    case kind::floating:
        return m << (n == 2 ? "e" : n == 4 ? "f" : n == 8 ? "d" : "g"), m;
    case kind::brain_floating:
        return m << n << "x", m;
    default:
        return m << (n == 8 ? "Zf" : n == 16 ? "Zd" : "Zg"), m;
    }
}
} // namespace nd::inline ND_ISA
