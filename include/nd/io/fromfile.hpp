// Elements in files of nothing else, one after the other: nd::fromfile and nd::tofile.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/npy_any.hpp>

#include <limits>

namespace nd::detail::inline ND_ISA
{
/// At most `most` of the bytes still to come, when their number is not known beforehand (a pipe): memory is taken as
/// they really arrive.
[[nodiscard]] inline std::vector<std::byte> read_to_end(byte_source& in, index_t most)
{
    std::vector<std::byte> bytes;
    index_t done = 0;
    while (done < most) {
        const index_t next = staged_source::step_after(done);
        const index_t step = most - done < next ? most - done : next;
        bytes.resize(static_cast<std::size_t>(done + step));
        const index_t found = in.read(bytes.data() + done, step);
        done += found;
        if (found < step)
            break;
    }
    bytes.resize(static_cast<std::size_t>(done));
    return bytes;
}

inline void write_elements(byte_sink& out, const dtype& type, const void* data, std::span<const index_t> shape,
    std::span<const index_t> strides)
{
    const auto* bytes = static_cast<const std::byte*>(data);
    if (is_c_contiguous(shape, strides, type.itemsize()))
        out.write(bytes, checked_size(shape) * type.itemsize());
    else
        write_gathered(out, bytes, shape, strides, type.itemsize());
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The elements of a file from byte `offset` on, as a vector: `count` of them or, as of NumPy, as many as there are
/// when the file has fewer or `count` is negative; bytes that are no whole element are left. They have the byte order
/// of this machine unless `T` says otherwise (`big<float>`); bytes of bools are made 0 or 1. Text is not read.
/// Memory  no more than the file really holds, twice as much of a pipe
/// Throws  io_error; value_error when `offset` is negative or beyond the end
/// Source  numpy.fromfile
template <element T>
[[nodiscard]] ndarray<T, 1> fromfile(const std::string& path, index_t count = -1, index_t offset = 0)
{
    if (offset < 0)
        raise<value_error>(message() << "offset must be non-negative, not " << offset);
    detail::file_source in(path);
    if (!in.skip(offset))
        raise<value_error>(
            message() << "offset " << offset << " is beyond the end of the file: '" << path.c_str() << "'");
    constexpr auto itemsize = static_cast<index_t>(sizeof(T));
    constexpr index_t largest = std::numeric_limits<index_t>::max() / itemsize;
    const index_t most = count < 0 || count > largest ? largest : count;
    const auto array_of = [](index_t n) { return detail::allocate_array<T, 1>(std::span<const index_t>(&n, 1)); };
    const auto finished = [](auto&& elements, index_t n) {
        detail::make_bools_valid(reinterpret_cast<std::byte*>(elements.data), n * itemsize, dtype_of<T>());
        return ndarray<T, 1>(std::move(elements));
    };
    if (in.remaining() < 0) {
        const std::vector<std::byte> bytes = detail::read_to_end(in, most * itemsize);
        const index_t n = static_cast<index_t>(bytes.size()) / itemsize;
        auto elements = array_of(n);
        if (n > 0)
            std::memcpy(static_cast<void*>(elements.data), bytes.data(), static_cast<std::size_t>(n * itemsize));
        return finished(std::move(elements), n);
    }
    const index_t there = in.remaining() / itemsize;
    const index_t n = most < there ? most : there;
    auto elements = array_of(n);
    detail::read_exactly(in, reinterpret_cast<std::byte*>(elements.data), n * itemsize, "elements");
    return finished(std::move(elements), n);
}

/// Writes the elements in C order and nothing else: no shape, no element type. Expressions are evaluated. The file is
/// replaced as a whole: when anything fails the old one stays.
/// Throws  io_error
/// Source  numpy.ndarray.tofile
template <expression E>
void tofile(const std::string& path, const E& e)
{
    const auto array = detail::array_to_write(e);
    detail::atomic_file out(path);
    detail::write_elements(out, array.dtype(), array.data(), array.shape(), array.strides());
    out.commit();
}
inline void tofile(const std::string& path, const any_ndarray& a)
{
    detail::atomic_file out(path);
    detail::write_elements(out, a.dtype(), a.data(), a.shape(), a.strides());
    out.commit();
}
} // namespace nd::inline ND_ISA
