// Arrays of any dtype in .npy files: nd::load_any, and nd::save of what it gives.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/any_array.hpp>
#include <nd/io/npy.hpp>

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] inline any_ndarray read_any_elements(byte_source& in, const npy_header& header)
{
    const std::span<const index_t> shape(header.shape.data(), static_cast<std::size_t>(header.shape.size()));
    const index_t itemsize = header.dtype.itemsize();
    any_ndarray a = allocate_any(
        header.dtype, shape, header.fortran_order ? f_strides(shape, itemsize) : c_strides(shape, itemsize));
    auto* to = static_cast<std::byte*>(a.data());
    read_exactly(in, to, header.data_bytes, "array data");
    make_bools_valid(to, header.data_bytes, header.dtype);
    return a;
}

[[nodiscard]] inline any_ndarray load_any_from(byte_source& in, const npy_options& options)
{
    const npy_header header = read_npy_header(in, options);
    check_data_length(header, in, options.strict);
    if (in.remaining() >= 0 || header.data_bytes <= staged_source::least)
        return read_any_elements(in, header);
    staged_source staged(in, header.data_bytes);
    return read_any_elements(staged, header);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The array of a .npy file, whatever its elements are: records, strings and dates too. `.field("x")` shows a field,
/// `.as<T>()` gives the typed array. Bytes keep the order that they have in the file, as the dtype tells; those of
/// bools are made 0 or 1. Pickled objects are refused. Memory  no more than the file really holds Throws  io_error;
/// format_error when the file is not sound Source  numpy.load
[[nodiscard]] inline any_ndarray load_any(const std::string& path, const npy_options& options = {})
{
    detail::file_source in(path);
    return detail::load_any_from(in, options);
}
/// From a stream: leaves it behind the array.
template <class Traits>
[[nodiscard]] any_ndarray load_any(std::basic_istream<char, Traits>& stream, const npy_options& options = {})
{
    detail::stream_source in(stream);
    return detail::load_any_from(in, options);
}
/// From bytes in memory.
[[nodiscard]] inline any_ndarray load_any(std::span<const std::byte> bytes, const npy_options& options = {})
{
    detail::memory_source in(bytes);
    return detail::load_any_from(in, options);
}

/// Writes a .npy file, byte for byte what NumPy writes.
/// Throws  io_error; value_error for records whose fields overlap or are out of order
inline void save(const std::string& path, const any_ndarray& a)
{
    detail::atomic_file out(detail::with_suffix(path, ".npy"));
    detail::write_npy(out, a.dtype(), a.data(), a.shape(), a.strides());
    out.commit();
}
template <class Traits>
void save(std::basic_ostream<char, Traits>& stream, const any_ndarray& a)
{
    detail::stream_sink out(stream);
    detail::write_npy(out, a.dtype(), a.data(), a.shape(), a.strides());
}
} // namespace nd::inline ND_ISA
