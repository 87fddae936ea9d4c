// Random bytes as text: every reader either gives a table or throws nd::error, and what is written reads back the same.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/genfromtxt.hpp>
#include <nd/io/loadtxt.hpp>
#include <nd/io/savetxt.hpp>

#include "allocations.hpp"
#include <complex>
#include <cstring>
#include <sstream>

namespace
{
/// The first bytes choose options, the rest is the text.
nd::loadtxt_options options_of(const std::uint8_t* bytes)
{
    nd::loadtxt_options o;
    const char* const delimiters[] = {"", ",", ";", "\t", " ", ".", "e", "1"};
    o.delimiter = delimiters[bytes[0] % 8];
    if (bytes[0] & 8)
        o.comments = {"//", "%"};
    o.skiprows = bytes[1] % 4;
    o.ndmin = bytes[1] / 4 % 3;
    o.max_rows = bytes[1] & 32 ? bytes[1] / 64 : -1;
    if (bytes[0] & 16)
        o.usecols = {bytes[2] % 8 - 4, bytes[2] / 8 % 8 - 4};
    return o;
}

template <class T>
void read(std::span<const std::byte> text, const nd::loadtxt_options& o)
{
    try {
        const nd::ndarray<T> a = nd::loadtxt<T>(text, o);
        std::istringstream stream(std::string(reinterpret_cast<const char*>(text.data()), text.size()));
        const nd::ndarray<T> b = nd::loadtxt<T>(stream, o);
        if (a.size() != b.size() ||
            (a.size() != 0 && std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.nbytes())) != 0))
            __builtin_trap();
        if (a.ndim() == 0 || a.size() == 0)
            return;
        std::ostringstream out;
        nd::savetxt(out, a);
        const std::string written = out.str();
        const auto again = nd::loadtxt<std::conditional_t<nd::complex_element<T>, T, double>>(
            std::as_bytes(std::span<const char>(written)), {});
        if (again.size() != a.size())
            __builtin_trap();
    } catch (const nd::error&) {
    }
    try {
        nd::genfromtxt_options<T> g;
        g.delimiter = o.delimiter;
        g.skip_header = o.skiprows;
        g.skip_footer = o.max_rows > 0 ? 0 : o.ndmin;
        g.usecols = o.usecols;
        g.ndmin = o.ndmin;
        g.max_rows = o.max_rows > 0 ? o.max_rows : -1;
        g.loose = o.skiprows != 1;
        g.invalid_raise = o.skiprows != 2;
        static_cast<void>(nd::genfromtxt<T>(text, g));
    } catch (const nd::error&) {
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 4)
        return 0;
    const fuzz::bounded run(size);
    const nd::loadtxt_options o = options_of(data);
    const std::span<const std::byte> text = std::as_bytes(std::span<const std::uint8_t>(data + 4, size - 4));
    switch (data[3] % 6) {
    case 0:
        read<double>(text, o);
        break;
    case 1:
        read<std::complex<float>>(text, o);
        break;
    case 2:
        read<std::int8_t>(text, o);
        break;
    case 3:
        read<std::uint64_t>(text, o);
        break;
    case 4:
        read<bool>(text, o);
        break;
    default:
        read<nd::float16>(text, o);
    }
    // The same bytes as a format: refused or written.
    try {
        std::string format(reinterpret_cast<const char*>(text.data()), std::min<std::size_t>(text.size(), 40));
        nd::index_t digits = 0;
        for (const char c : format)
            digits += c >= '0' && c <= '9' ? 1 : 0;
        if (digits > 4) // no megabytes of blanks
            return 0;
        nd::ndarray<double, 2> a({1, 1});
        a.fill(-1234.5);
        std::ostringstream out;
        nd::savetxt(out, a, {.fmt = format});
    } catch (const nd::error&) {
    }
    return 0;
}
