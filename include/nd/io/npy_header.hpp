// The header of a .npy file: versions 1.0 to 3.0, read from bytes that nobody vouches for and written as NumPy does.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/descr.hpp>
#include <nd/io/dtype_text.hpp>
#include <nd/io/file.hpp>

#include <string>

namespace nd::inline ND_ISA
{
/// What a .npy file says about its array.
struct npy_header
{
    nd::dtype dtype;      ///< kind opaque for records, strings and dates
    std::string descr;    ///< the element type as the file spells it, in UTF-8: "'<f8'", "[('x', '<i4')]"
    bool fortran_order{}; ///< the first index varies fastest
    axis_values shape;
    int version{};         ///< 1, 2 or 3
    index_t data_offset{}; ///< bytes before the elements
    index_t data_bytes{};  ///< bytes of the elements
};

/// Limits on what is read.
struct npy_options
{
    index_t max_header_size = 10'000; ///< longest header in bytes
    bool strict = false;              ///< refuse bytes after the elements, which NumPy ignores
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
inline constexpr std::string_view npy_magic = "\x93NUMPY";

/// The dictionary: exactly the keys descr, fortran_order and shape, each once, in any order.
inline void parse_npy_dictionary(npy_header& header, std::string_view text)
{
    if (text.find('\0') != std::string_view::npos)
        raise<format_error>(message() << "Cannot parse header: a NUL byte in it");
    if (header.version == 3 && !is_utf8(text))
        raise<format_error>(message() << "Cannot parse header: invalid UTF-8");
    literal_reader in(text, header.version < 3, header.version < 3);
    const char* const keys[] = {"descr", "fortran_order", "shape"};
    bool seen[3] = {};
    in.expect('{', "before a dictionary");
    while (!in.accept('}')) {
        const std::string key = in.string("a key");
        int k = 0;
        while (k < 3 && key != keys[k])
            ++k;
        if (k == 3 || seen[k])
            raise<format_error>(message() << "Header does not contain the correct keys: expected 'descr', "
                                             "'fortran_order' and 'shape', found "
                                          << (k == 3 ? "'" : "a second '") << shown(key).c_str() << "'");
        seen[k] = true;
        in.expect(':', "after a key");
        static_cast<void>(in.peek());
        const std::size_t begin = in.position();
        if (k == 0) {
            header.dtype = in.descr();
            header.descr = in.since(begin);
        } else if (k == 1)
            header.fortran_order = in.boolean("fortran_order");
        else
            header.shape = in.shape();
        if (!in.accept(',') && in.peek() != '}')
            in.fail(message() << "expected ',' or '}' after a value");
    }
    for (int k = 0; k < 3; ++k)
        if (!seen[k])
            raise<format_error>(
                message() << "Header does not contain the correct keys: '" << keys[k] << "' is missing");
    in.expect_end();
}

/// Bytes of all elements. The product without the empty axes must fit too.
[[nodiscard]] inline index_t checked_data_bytes(const npy_header& header)
{
    index_t bytes = header.dtype.itemsize();
    bool empty = false;
    for (const index_t extent : header.shape)
        if (extent == 0)
            empty = true;
        else if (__builtin_mul_overflow(bytes, extent, &bytes))
            raise<format_error>(message()
                << "array is too big: shape "
                << std::span<const index_t>(header.shape.data(), static_cast<std::size_t>(header.shape.size()))
                << " of items of " << header.dtype.itemsize() << " bytes");
    return empty ? 0 : bytes;
}

inline void read_exactly(byte_source& in, std::byte* to, index_t count, const char* what)
{
    const index_t found = in.read(to, count);
    if (found != count)
        raise<format_error>(message() << "EOF: reading " << what << ", expected " << count << " bytes got " << found
                                      << ": '" << in.name() << "'");
}

/// Reads up to the first byte of the elements. Allocates no more than `max_header_size`.
[[nodiscard]] inline npy_header read_npy_header(byte_source& in, const npy_options& options)
{
    std::byte start[12];
    read_exactly(in, start, 8, "magic string");
    if (std::memcmp(start, npy_magic.data(), npy_magic.size()) != 0)
        raise<format_error>(message() << "not a .npy file: the magic string is missing: '" << in.name() << "'");
    npy_header header;
    const int major = std::to_integer<int>(start[6]);
    const int minor = std::to_integer<int>(start[7]);
    if (major < 1 || major > 3 || minor != 0)
        raise<format_error>(message() << "we only support format version (1,0), (2,0), and (3,0), not (" << major << ","
                                      << minor << "): '" << in.name() << "'");
    header.version = major;
    const int length_bytes = major == 1 ? 2 : 4;
    read_exactly(in, start, length_bytes, "array header length");
    index_t length = 0;
    for (int i = length_bytes; i-- > 0;)
        length = length << 8 | std::to_integer<index_t>(start[i]);
    if (length > options.max_header_size)
        raise<format_error>(message() << "Header info length (" << length << ") is large and may not be safe to load, "
                                      << "at most " << options.max_header_size << " is: '" << in.name() << "'");
    std::string text(static_cast<std::size_t>(length), '\0');
    read_exactly(in, reinterpret_cast<std::byte*>(text.data()), length, "array header");
    try {
        parse_npy_dictionary(header, text);
        header.data_bytes = checked_data_bytes(header);
    } catch (const format_error& e) {
        raise<format_error>(message() << e.what() << ": '" << in.name() << "'");
    }
    if (major < 3)
        header.descr = latin1_to_utf8(header.descr);
    header.data_offset = 8 + length_bytes + length;
    return header;
}

/// The header NumPy would write: oldest version that can hold it, room for the growing axis to get 21 digits, padded
/// so that the elements start at a multiple of 64. `descr` is a Python literal in UTF-8.
[[nodiscard]] inline std::string npy_header_text(
    std::string_view descr, bool fortran_order, std::span<const index_t> shape)
{
    std::string text = "{'descr': " + std::string(descr) + ", 'fortran_order': " + (fortran_order ? "True" : "False") +
        ", 'shape': " + tuple_text(shape) + ", }";
    if (!shape.empty())
        text.append(21 - std::to_string(fortran_order ? shape.back() : shape.front()).size(), ' ');

    std::string latin1;
    bool fits_latin1 = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80)
            latin1 += text[i];
        else if (fits_latin1 = fits_latin1 && byte <= 0xC3 && i + 1 < text.size(); fits_latin1)
            latin1 += static_cast<char>((byte & 3U) << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU));
    }
    const std::string& body = fits_latin1 ? latin1 : text;
    const auto padded = [&](std::size_t prefix) { return body.size() + 1 + (64 - (prefix + body.size() + 1) % 64); };
    const int version = !fits_latin1 ? 3 : padded(10) <= 0xFFFF ? 1 : 2;
    const std::size_t length = padded(version == 1 ? 10 : 12);

    std::string out(npy_magic);
    out += static_cast<char>(version);
    out += '\0';
    for (int i = 0; i < (version == 1 ? 2 : 4); ++i)
        out += static_cast<char>(length >> 8 * i & 0xFFU);
    out += body;
    out.append(length - body.size() - 1, ' ');
    return out += '\n';
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Reads the header of a .npy file and nothing more.
/// Throws  io_error when the file cannot be read, format_error when it is not a sound .npy file
[[nodiscard]] inline npy_header read_npy_header(const std::string& path, const npy_options& options = {})
{
    detail::file_source in(path);
    return detail::read_npy_header(in, options);
}
[[nodiscard]] inline npy_header read_npy_header(std::span<const std::byte> bytes, const npy_options& options = {})
{
    detail::memory_source in(bytes);
    return detail::read_npy_header(in, options);
}
/// Leaves the stream at the first element.
template <class Traits>
[[nodiscard]] npy_header read_npy_header(std::basic_istream<char, Traits>& in, const npy_options& options = {})
{
    detail::stream_source source(in);
    return detail::read_npy_header(source, options);
}
} // namespace nd::inline ND_ISA
