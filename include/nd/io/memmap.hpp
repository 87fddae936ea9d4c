// Arrays whose elements are the bytes of a file: nd::memmap, nd::open_memmap, nd::load with a map_mode, and nd::flush.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/npy_any.hpp>

#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#endif

namespace nd::inline ND_ISA
{
/// What becomes of a file when elements of its map are written.
enum class map_mode {
    read_only,     ///< NumPy's "r": the arrays are not writeable
    read_write,    ///< "r+": the file changes
    copy_on_write, ///< "c": the array changes, the file does not
    create         ///< "w+": a new file of zeros, in place of the one that had the name
};

/// How the bytes of a file are seen.
struct memmap_options
{
    axis_values shape = {-1};       ///< one extent may be -1: as many as the file holds
    index_t offset = 0;             ///< bytes before the first element
    nd::order order = nd::order::c; ///< `order::f`: the first index varies fastest
};

} // namespace nd::inline ND_ISA

#if __has_include(<sys/mman.h>)
namespace nd::detail::inline ND_ISA
{
struct unmapper
{
    std::size_t bytes;
    void operator()(void* pages) const noexcept { static_cast<void>(::munmap(pages, bytes)); }
};

/// Bytes of a file, and the owner of the pages they are in.
struct mapped_bytes
{
    buffer owner;
    std::byte* data;
};

[[nodiscard]] inline index_t page_size() noexcept { return static_cast<index_t>(::sysconf(_SC_PAGESIZE)); }

[[noreturn, gnu::cold]] inline void throw_not_mappable(const std::string& path)
{
    raise<io_error>(message() << "cannot map what is not a regular file: '" << path.c_str() << "'");
}

/// A file opened for a map of an existing one. Does not wait for the other end of a pipe.
[[nodiscard]] inline int open_flags(map_mode mode) noexcept
{
    return (mode == map_mode::read_write ? O_RDWR : O_RDONLY) | O_NONBLOCK;
}

/// Its length. Throws io_error for what cannot be mapped.
[[nodiscard]] inline index_t mappable_bytes(const file_source& file)
{
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0)
        throw_io_error("open", file.name(), errno);
    if (!S_ISREG(info.st_mode))
        throw_not_mappable(file.name());
    return info.st_size;
}

/// `bytes` from `offset` on, which are there: touching pages behind the end of a file would end the program.
[[nodiscard]] inline mapped_bytes map_bytes(
    int file, const std::string& path, map_mode mode, index_t offset, index_t bytes)
{
    if (bytes == 0) { // of nothing there is no map
        buffer nothing = buffer::allocate(0);
        auto* data = static_cast<std::byte*>(nothing.data());
        return {std::move(nothing), data};
    }
    const index_t before = offset % page_size();
    const auto length = static_cast<std::size_t>(before + bytes);
    void* pages = ::mmap(nullptr, length, mode == map_mode::read_only ? PROT_READ : PROT_READ | PROT_WRITE,
        mode == map_mode::copy_on_write ? MAP_PRIVATE : MAP_SHARED, file, static_cast<off_t>(offset - before));
    if (pages == MAP_FAILED)
        throw_io_error("map", path, errno);
    return {buffer::adopt(pages, length, unmapper{length}), static_cast<std::byte*>(pages) + before};
}

/// Makes a file `bytes` long, with zeros, and where the system can promise it, with room for them on the disk: a map
/// has no other way to tell that a disk is full than to end the program.
inline void reserve_bytes(int file, const std::string& path, index_t bytes)
{
    if (bytes == 0)
        return;
#if defined(_POSIX_ADVISORY_INFO) && _POSIX_ADVISORY_INFO > 0
    int code = 0;
    do
        code = ::posix_fallocate(file, 0, static_cast<off_t>(bytes));
    while (code == EINTR);
    if (code == 0)
        return;
    if (code != EINVAL && code != EOPNOTSUPP && code != ENOSYS)
        throw_io_error("create", path, code);
#endif
    if (::ftruncate(file, static_cast<off_t>(bytes)) != 0)
        throw_io_error("create", path, errno);
}

/// A new file of `head`, zeros up to `offset`, and `bytes` of zeros that are mapped. Maps of an older file of that name
/// keep what they show.
[[nodiscard]] inline mapped_bytes create_mapped(
    const std::string& path, std::string_view head, index_t offset, index_t bytes)
{
    const index_t total = checked_add(offset, bytes);
    if (struct stat info = {}; ::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode))
        throw_not_mappable(path);
    atomic_file out(path);
    out.write(reinterpret_cast<const std::byte*>(head.data()), static_cast<index_t>(head.size()));
    const descriptor file(::open(out.temporary_path().c_str(), O_RDWR | O_CLOEXEC));
    if (file.get() < 0)
        throw_io_error("create", path, errno);
    reserve_bytes(file.get(), path, total);
    mapped_bytes mapped = map_bytes(file.get(), path, map_mode::create, offset, bytes);
    out.commit();
    return mapped;
}

/// `shape`, or what becomes of it when its -1 is what `available` bytes hold.
[[nodiscard]] inline axis_values shape_of_bytes(
    axis_values shape, index_t itemsize, index_t available, const std::string& path)
{
    int unknown = -1;
    index_t known = itemsize;
    for (int axis = 0; axis < shape.size(); ++axis)
        if (shape[axis] != -1)
            known = checked_mul(known, shape[axis]);
        else if (std::exchange(unknown, axis) >= 0)
            raise<value_error>(
                message() << "can only specify one unknown dimension: shape " << std::span<const index_t>(shape));
    if (unknown < 0)
        return shape;
    if (known <= 0)
        raise<value_error>(
            message() << "the bytes of a file do not tell the -1 of shape " << std::span<const index_t>(shape));
    if (available % known != 0)
        raise<value_error>(message() << "Size of available data is not a multiple of the data-type size: " << available
                                     << " bytes, a multiple of " << known << " is needed: '" << path.c_str() << "'");
    shape[unknown] = available / known;
    return shape;
}

/// A bool of C++ is 0 or 1, and what a map shows is not ours to correct.
inline void check_mapped_bools(const std::byte* data, index_t bytes, const dtype& type, const std::string& path)
{
    if (const index_t at = find_invalid_bool(data, bytes, type); at >= 0)
        raise<format_error>(
            message() << "element " << at / type.itemsize() << " holds " << std::to_integer<int>(data[at])
                      << " where a bool must be 0 or 1; map it as std::uint8_t: '" << path.c_str() << "'");
}

[[nodiscard]] inline axis_values strides_of_order(const axis_values& shape, index_t itemsize, order memory_order)
{
    return memory_order == order::f ? f_strides(shape, itemsize) : c_strides(shape, itemsize);
}

/// A layout over mapped bytes, which cannot be written through where the pages cannot.
[[nodiscard]] inline any_ndarray array_of_map(
    mapped_bytes mapped, const dtype& type, const axis_values& shape, order memory_order, map_mode mode)
{
    layout<dynamic> where(shape, strides_of_order(shape, type.itemsize(), memory_order));
    where.set_writeable(mode != map_mode::read_only);
    return any_ndarray(type, std::move(mapped.owner), mapped.data, std::move(where));
}

[[nodiscard]] inline any_ndarray map_raw(
    const std::string& path, map_mode mode, const dtype& type, const memmap_options& options)
{
    const index_t itemsize = type.itemsize();
    if (options.offset < 0)
        raise<value_error>(message() << "offset must be non-negative, not " << options.offset);
    if (mode == map_mode::create) {
        for (const index_t extent : options.shape)
            if (extent == -1)
                throw_value_error("shape must be given if mode == 'w+' (map_mode::create)");
        const index_t bytes = checked_size(options.shape, itemsize) * itemsize;
        return array_of_map(create_mapped(path, {}, options.offset, bytes), type, options.shape, options.order, mode);
    }
    const file_source file(path, open_flags(mode));
    const index_t length = mappable_bytes(file);
    if (options.offset > length)
        raise<value_error>(message() << "offset " << options.offset << " is beyond the end of the file, which has "
                                     << length << " bytes: '" << path.c_str() << "'");
    const axis_values shape = shape_of_bytes(options.shape, itemsize, length - options.offset, path);
    const index_t bytes = checked_size(shape, itemsize) * itemsize;
    if (bytes > length - options.offset)
        raise<value_error>(message() << "mmap length is greater than file size: shape "
                                     << std::span<const index_t>(shape) << " of items of " << itemsize
                                     << " bytes at offset " << options.offset << " ends at byte "
                                     << checked_add(options.offset, bytes) << ", the file has " << length << " bytes: '"
                                     << path.c_str() << "'");
    mapped_bytes mapped = map_bytes(file.get(), path, mode, options.offset, bytes);
    check_mapped_bools(mapped.data, bytes, type, path);
    return array_of_map(std::move(mapped), type, shape, options.order, mode);
}

/// A file from one place on to another, as if it ended there.
class part_source final : public byte_source
{
public:
    /// The `count` bytes of `in` from `start` on, which are there.
    part_source(const file_source& in, index_t start, index_t count, const std::string& name)
        : in_(in)
        , at_(start)
        , left_(count)
        , name_(name)
    {}
    [[nodiscard]] index_t read(std::byte* to, index_t count) override
    {
        const index_t found = count < left_ ? count : left_;
        in_.read_at(at_, to, found);
        at_ += found;
        left_ -= found;
        return found;
    }
    [[nodiscard]] index_t remaining() const noexcept override { return left_; }
    [[nodiscard]] const char* name() const noexcept override { return name_.c_str(); }

private:
    const file_source& in_;
    index_t at_;
    index_t left_;
    const std::string& name_;
};

/// The elements of the .npy file that `in` reads and that begins at byte `start` of `file`; `wanted` null takes
/// whatever it holds, and `rank` dynamic any number of axes.
[[nodiscard]] inline any_ndarray map_npy_from(
    byte_source& in, int file, index_t start, map_mode mode, const dtype* wanted, int rank, const npy_options& options)
{
    const std::string path = in.name();
    const npy_header header = read_npy_header(in, options);
    if (wanted != nullptr && header.dtype != *wanted) {
        if (header.dtype.native() == wanted->native())
            raise<dtype_error>(message() << "the file holds " << shown(header.descr).c_str()
                                         << " and a map cannot change the order of bytes to that of "
                                         << nd::to_string(*wanted).c_str()
                                         << ": map it as nd::big<T> or nd::little<T>, or load it without a map: '"
                                         << path.c_str() << "'");
        raise<dtype_error>(message() << "the file holds " << shown(header.descr).c_str() << ", not "
                                     << shown(nd::to_string(*wanted)).c_str() << ", and a map converts nothing: '"
                                     << path.c_str() << "'");
    }
    check_rank(header, rank, in);
    check_data_length(header, in, options.strict);
    mapped_bytes mapped = map_bytes(file, path, mode, start + header.data_offset, header.data_bytes);
    check_mapped_bools(mapped.data, header.data_bytes, header.dtype, path);
    return array_of_map(
        std::move(mapped), header.dtype, header.shape, header.fortran_order ? order::f : order::c, mode);
}

[[nodiscard]] inline any_ndarray map_npy(
    const std::string& path, map_mode mode, const dtype* wanted, int rank, const npy_options& options)
{
    if (mode == map_mode::create)
        throw_value_error("load maps files that are there: open_memmap creates one");
    file_source file(path, open_flags(mode));
    static_cast<void>(mappable_bytes(file));
    return map_npy_from(file, file.get(), 0, mode, wanted, rank, options);
}

[[nodiscard]] inline any_ndarray create_npy(
    const std::string& path, const dtype& type, const axis_values& shape, order memory_order)
{
    check_npy_dtype(type);
    for (const index_t extent : shape)
        if (extent == -1)
            throw_value_error("shape must be given if mode == 'w+' (map_mode::create)");
    const index_t bytes = checked_size(shape, type.itemsize()) * type.itemsize();
    const std::string header = npy_header_text(descr_text(type), memory_order == order::f, shape);
    return array_of_map(create_mapped(path, header, static_cast<index_t>(header.size()), bytes), type, shape,
        memory_order, map_mode::create);
}

inline void flush_bytes(const buffer& owner, const void* data, std::span<const index_t> shape,
    std::span<const index_t> strides, index_t itemsize)
{
    const byte_range bytes = byte_bounds(shape, strides, itemsize);
    if (bytes.low == bytes.high)
        return;
    if (owner.owned() || owner.bytes() == 0)
        throw_value_error("flush: the array does not show a memory map");
    const auto first = reinterpret_cast<std::uintptr_t>(data) + static_cast<std::uintptr_t>(bytes.low);
    const std::uintptr_t before = first % static_cast<std::uintptr_t>(page_size());
    const auto length = static_cast<std::size_t>(bytes.high - bytes.low) + before;
    if (::msync(reinterpret_cast<void*>(first - before), length, MS_SYNC) != 0)
        raise<io_error>(message() << "cannot write a memory map to its file: " << std::strerror(errno));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The bytes of a file as elements, from `.offset` on: nothing is read before it is used, and what is written to the
/// array is written to the file (see map_mode). All of the file as a vector unless `.shape` is given. The map lives as
/// long as an array that shows some of it. Elements are as in memory; `big<T>` and `little<T>` say another order of
/// bytes, and `unaligned<T>` allows references to elements at an offset that is no multiple of T's alignment.
/// Memory  shared with all who map the file; SIGBUS ends the program when somebody makes the file shorter and what is
///         gone is used, or when a hole of a sparse file is written and the disk is full
/// Cost    a few system calls, whatever the size; bools are read, so that none is other than 0 and 1
/// Throws  io_error; value_error when the file does not hold the array, found before anything is mapped; format_error
///         for bytes that are no bool; shape_error when the number of axes is not Rank
/// Source  numpy.memmap
template <element T, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> memmap(
    const std::string& path, map_mode mode = map_mode::read_write, const memmap_options& options = {})
{
    if (Rank != dynamic && Rank != options.shape.size())
        raise<shape_error>(message() << "an array of shape " << std::span<const index_t>(options.shape)
                                     << " does not have the static rank " << Rank);
    return detail::map_raw(path, mode, dtype_of<T>(), options).template as<T, Rank>();
}

/// The array of a .npy file, mapped as `memmap` does instead of read. The file must hold elements of `T` in its order
/// of bytes: nothing is converted.
/// Throws  as load and memmap do
/// Source  numpy.load with mmap_mode
template <element T, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> load(const std::string& path, map_mode mode, const npy_options& options = {})
{
    const dtype wanted = dtype_of<T>();
    return detail::map_npy(path, mode, &wanted, Rank, options).template as<T, Rank>();
}
/// The same whatever the elements are, in the order of bytes that they have.
[[nodiscard]] inline any_ndarray load_any(const std::string& path, map_mode mode, const npy_options& options = {})
{
    return detail::map_npy(path, mode, nullptr, dynamic, options);
}

/// The array of a .npy file, mapped: `open_memmap<float>("a.npy", map_mode::create, {.shape = {3, 4}})` makes a file of
/// zeros. Of files that are there the header tells shape and order, and the options are not looked at.
/// Throws  as load and memmap do; dtype_error for bfloat16, which NumPy does not know
/// Source  numpy.lib.format.open_memmap
template <element T, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> open_memmap(
    const std::string& path, map_mode mode = map_mode::read_write, const memmap_options& options = {})
{
    if (options.offset != 0)
        throw_value_error("the elements of a .npy file start behind its header: offset must be 0");
    if (mode != map_mode::create)
        return nd::load<T, Rank>(path, mode);
    if (Rank != dynamic && Rank != options.shape.size())
        raise<shape_error>(message() << "an array of shape " << std::span<const index_t>(options.shape)
                                     << " does not have the static rank " << Rank);
    return detail::create_npy(path, dtype_of<T>(), options.shape, options.order).template as<T, Rank>();
}

/// Returns when what was written to the elements of a map is on the disk. The file has it sooner or later anyway, and
/// whoever reads or maps it sees it at once.
/// Throws  io_error when it cannot be written; value_error for arrays that show no map
/// Source  numpy.memmap.flush
template <class T, int Rank>
void flush(const ndarray<T, Rank>& a)
{
    detail::flush_bytes(a.base(), a.data(), a.shape(), a.strides(), a.itemsize());
}
inline void flush(const any_ndarray& a)
{
    detail::flush_bytes(a.base(), a.data(), a.shape(), a.strides(), a.itemsize());
}
} // namespace nd::inline ND_ISA
#else
namespace nd::inline ND_ISA
{
/// Never satisfied: on systems without POSIX's mmap every use of memory maps is an error of the compiler that names
/// this concept.
template <class...>
concept this_system_has_mmap_in_sys_mman_h = false;

template <element T, int Rank = dynamic, class... Args>
    requires this_system_has_mmap_in_sys_mman_h<Args...> ndarray<T, Rank> memmap(
        const std::string& path, const Args&... args);
template <element T, int Rank = dynamic, class... Args>
    requires this_system_has_mmap_in_sys_mman_h<Args...> ndarray<T, Rank> load(
        const std::string& path, map_mode mode, const Args&... args);
template <class... Args>
    requires this_system_has_mmap_in_sys_mman_h<Args...> any_ndarray load_any(
        const std::string& path, map_mode mode, const Args&... args);
template <element T, int Rank = dynamic, class... Args>
    requires this_system_has_mmap_in_sys_mman_h<Args...> ndarray<T, Rank> open_memmap(
        const std::string& path, const Args&... args);
template <class Array>
    requires this_system_has_mmap_in_sys_mman_h<Array>
void flush(const Array& a);
} // namespace nd::inline ND_ISA
#endif
