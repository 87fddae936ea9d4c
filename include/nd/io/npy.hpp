// Arrays in .npy files: nd::load and nd::save.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/array/ndarray.hpp>
#include <nd/dtype/cast.hpp>
#include <nd/dtype/flexible_promotion.hpp>
#include <nd/dtype/swap_bytes.hpp>
#include <nd/io/npy_header.hpp>
#include <nd/layout/flags.hpp>

#include <bit>
#include <memory>
#include <vector>

namespace nd::inline ND_ISA
{
/// `nd::load<T>(path, nd::cast)` converts whatever the file holds to T.
struct cast_t
{};
inline constexpr cast_t cast{};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Bytes whose number only their header tells (a pipe), read before any of them is given out: memory is taken as they
/// really arrive, a MiB or as much as has arrived at a time.
class staged_source final : public byte_source
{
public:
    /// Arrays of so many bytes are worth the detour.
    static constexpr index_t least = index_t{1} << 20;
    /// How much memory `done` bytes allow for the next ones.
    [[nodiscard]] static constexpr index_t step_after(index_t done) noexcept
    {
        constexpr index_t most = index_t{16} << 20;
        return done < least ? least : done < most ? done : most;
    }

    staged_source(byte_source& in, index_t count)
        : in_(in)
        , left_(count)
    {
        for (index_t done = 0; done < count;) {
            const index_t step = step_after(done);
            const index_t n = count - done < step ? count - done : step;
            parts_.push_back({std::unique_ptr<std::byte[]>(new std::byte[static_cast<std::size_t>(n)]), n});
            const index_t found = in.read(parts_.back().bytes.get(), n);
            done += found;
            if (found != n)
                raise<format_error>(message() << "EOF: reading array data, expected " << count << " bytes got " << done
                                              << ": '" << in.name() << "'");
        }
    }
    [[nodiscard]] index_t read(std::byte* to, index_t count) override
    {
        const index_t total = count < left_ ? count : left_;
        for (index_t done = 0; done < total;) {
            part& from = parts_[part_];
            const index_t n = total - done < from.size - at_ ? total - done : from.size - at_;
            std::memcpy(to + done, from.bytes.get() + at_, static_cast<std::size_t>(n));
            done += n;
            at_ += n;
            if (at_ == from.size) { // the array is filled while this is emptied
                from.bytes.reset();
                ++part_;
                at_ = 0;
            }
        }
        left_ -= total;
        return total;
    }
    [[nodiscard]] index_t remaining() const noexcept override { return left_; }
    [[nodiscard]] const char* name() const noexcept override { return in_.name(); }

private:
    struct part
    {
        std::unique_ptr<std::byte[]> bytes;
        index_t size;
    };
    byte_source& in_;
    index_t left_;
    std::vector<part> parts_;
    std::size_t part_ = 0; ///< the one that is read, from `at_` on
    index_t at_ = 0;
};

/// A complex element of a file that is converted; std::complex itself is too expensive to include.
template <class T>
struct complex_parts
{
    using value_type = T;
    T real_part;
    T imag_part;
    complex_parts() = default;
    complex_parts(T re, T im) noexcept
        : real_part(re)
        , imag_part(im)
    {}
    [[nodiscard]] T real() const noexcept { return real_part; }
    [[nodiscard]] T imag() const noexcept { return imag_part; }
};

/// True when elements of `type` become `T` by putting their bytes in order.
template <element T>
[[nodiscard]] bool holds(const dtype& type) noexcept
{
    if constexpr (numeric_element<native_element_t<T>>)
        return type.kind() == kind_of<T> && type.itemsize() == sizeof(T);
    else
        return type.native() == dtype_of<T>();
}

/// Calls `function.operator()<U>()` with the element type that `type` describes; false when there is none.
template <class Function>
bool with_element_type(const dtype& type, Function&& function)
{
    const auto among = [&]<class... U>(std::type_identity<U>...) {
        return ((holds<U>(type) && (function.template operator()<U>(), true)) || ...);
    };
    return among(std::type_identity<bool>(), std::type_identity<std::int8_t>(), std::type_identity<std::uint8_t>(),
        std::type_identity<std::int16_t>(), std::type_identity<std::uint16_t>(), std::type_identity<std::int32_t>(),
        std::type_identity<std::uint32_t>(), std::type_identity<std::int64_t>(), std::type_identity<std::uint64_t>(),
        std::type_identity<float16>(), std::type_identity<float>(), std::type_identity<double>(),
        std::type_identity<complex_parts<float>>(), std::type_identity<complex_parts<double>>());
}

[[noreturn, gnu::cold]] inline void throw_load_dtype_error(const npy_header& header, const dtype& wanted, bool convert)
{
    message text;
    if (!is_number(header.dtype.kind()) || convert)
        text << "cannot load elements of dtype " << shown(header.descr).c_str() << " as "
             << shown(nd::to_string(wanted)).c_str();
    else
        text << "the file holds " << header.dtype.name().text() << ", not " << wanted.name().text()
             << "; nd::load<T>(path, nd::cast) converts";
    raise<dtype_error>(text);
}

/// Refuses data that cannot be there before memory is taken for them.
inline void check_data_length(const npy_header& header, const byte_source& in, bool strict)
{
    const index_t left = in.remaining();
    if (left >= 0 && left < header.data_bytes)
        raise<format_error>(
            message() << "Failed to read all data for array. Expected "
                      << std::span<const index_t>(header.shape.data(), static_cast<std::size_t>(header.shape.size()))
                      << " = " << header.data_bytes / header.dtype.itemsize() << " elements, could only read "
                      << left / header.dtype.itemsize() << " elements: '" << in.name() << "'");
    if (strict && left > header.data_bytes)
        raise<format_error>(message() << left - header.data_bytes << " bytes after the array: '" << in.name() << "'");
}

template <element T, int Rank>
[[nodiscard]] ndarray<T, Rank> read_elements(byte_source& in, const npy_header& header)
{
    const std::span<const index_t> shape(header.shape.data(), static_cast<std::size_t>(header.shape.size()));
    auto array = allocate_array<T, Rank>(shape, header.fortran_order ? order::f : order::c);
    const dtype& type = header.dtype;
    if (holds<T>(type)) {
        auto* to = reinterpret_cast<std::byte*>(array.data);
        read_exactly(in, to, header.data_bytes, "array data");
        make_ordered(to, header.data_bytes, type, dtype_of<T>().is_native());
        return ndarray<T, Rank>(std::move(array));
    }
    bool known = false;
    using native = native_element_t<T>;
    if constexpr (numeric_element<native>) {
        T* to = array.data;
        known = with_element_type(type, [&]<class U>() {
            constexpr index_t most = 4096;
            alignas(64) std::byte chunk[most * sizeof(U)];
            for (index_t left = header.data_bytes / type.itemsize(); left > 0;) {
                const index_t n = left < most ? left : most;
                const index_t bytes = n * type.itemsize();
                read_exactly(in, chunk, bytes, "array data");
                make_ordered(chunk, bytes, type, true);
                for (index_t i = 0; i < n; ++i) {
                    U x;
                    std::memcpy(static_cast<void*>(&x), chunk + i * type.itemsize(), sizeof x);
                    *to++ = cast_to<native>(x);
                }
                left -= n;
            }
        });
    }
    if (!known)
        throw_load_dtype_error(header, dtype_of<T>(), true);
    return ndarray<T, Rank>(std::move(array));
}

/// Refuses an array of another number of axes than the caller's type has.
inline void check_rank(const npy_header& header, int rank, const byte_source& in)
{
    if (rank != dynamic && rank != header.shape.size())
        raise<shape_error>(message() << "the file holds an array of " << header.shape.size() << " dimensions, not of "
                                     << rank << ": '" << in.name() << "'");
}

template <element T, int Rank>
[[nodiscard]] ndarray<T, Rank> load_from(byte_source& in, const npy_options& options, bool convert)
{
    const npy_header header = read_npy_header(in, options);
    if (!holds<T>(header.dtype) && !(convert && is_number(header.dtype.kind()) && numeric_element<native_element_t<T>>))
        throw_load_dtype_error(header, dtype_of<T>(), convert);
    check_rank(header, Rank, in);
    check_data_length(header, in, options.strict);
    const index_t ratio = static_cast<index_t>(sizeof(T)) / header.dtype.itemsize() + 1; // what conversion makes of it
    if (in.remaining() >= 0 || header.data_bytes <= staged_source::least / ratio)
        return read_elements<T, Rank>(in, header);
    staged_source staged(in, header.data_bytes);
    return read_elements<T, Rank>(staged, header);
}

/// Elements in C order, through a small block.
inline void write_gathered(byte_sink& out, const std::byte* data, std::span<const index_t> shape,
    std::span<const index_t> strides, index_t itemsize)
{
    if (itemsize == 0)
        return;
    const index_t per_block = itemsize < 65536 ? 65536 / itemsize : 1;
    const std::unique_ptr<std::byte[]> block(new std::byte[static_cast<std::size_t>(per_block * itemsize)]);
    index_t filled = 0;
    axis_values index(static_cast<int>(shape.size()), 0);
    for (index_t left = checked_size(shape); left > 0; --left) {
        std::memcpy(block.get() + filled * itemsize, data, static_cast<std::size_t>(itemsize));
        if (++filled == per_block || left == 1) {
            out.write(block.get(), filled * itemsize);
            filled = 0;
        }
        for (auto axis = shape.size(); axis-- > 0;) {
            data += strides[axis];
            if (++index[static_cast<int>(axis)] < shape[axis])
                break;
            data -= strides[axis] * shape[axis];
            index[static_cast<int>(axis)] = 0;
        }
    }
}

/// Throws dtype_error for bfloat16, which NumPy does not know.
inline void check_npy_dtype(const dtype& type)
{
    if (type.kind() == kind::brain_floating)
        raise<dtype_error>(
            message() << "NumPy has no dtype bfloat16, so that .npy files cannot hold it: save it as float, "
                         "or its bits by view<std::uint16_t>()");
}

/// Fortran order only where C order is not, as NumPy.
[[nodiscard]] inline std::string npy_header_of(
    const dtype& type, std::span<const index_t> shape, std::span<const index_t> strides)
{
    check_npy_dtype(type);
    const bool c = is_c_contiguous(shape, strides, type.itemsize());
    const bool f = !c && is_f_contiguous(shape, strides, type.itemsize());
    return npy_header_text(descr_text(type), f, shape);
}

inline void write_npy(byte_sink& out, const dtype& type, const void* data, std::span<const index_t> shape,
    std::span<const index_t> strides)
{
    const std::string header = npy_header_of(type, shape, strides);
    out.write(reinterpret_cast<const std::byte*>(header.data()), static_cast<index_t>(header.size()));
    const auto* bytes = static_cast<const std::byte*>(data);
    const index_t itemsize = type.itemsize();
    if (is_c_contiguous(shape, strides, itemsize) || is_f_contiguous(shape, strides, itemsize))
        out.write(bytes, checked_size(shape) * itemsize);
    else
        write_gathered(out, bytes, shape, strides, itemsize);
}

/// An array itself, in the byte order that it has; other expressions evaluated.
template <expression E>
[[nodiscard]] auto array_to_write(const E& e)
{
    if constexpr (array_like<E>)
        return e;
    else
        return eval(e);
}

[[nodiscard]] inline std::string with_suffix(const std::string& path, std::string_view suffix)
{
    const bool has =
        path.size() >= suffix.size() && std::string_view(path).substr(path.size() - suffix.size()) == suffix;
    return has ? path : path + std::string(suffix);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The array of a .npy file. Files in Fortran order become Fortran-ordered arrays, foreign byte order is swapped, bytes
/// of bools are made 0 or 1.
/// Memory  no more than the file really holds
/// Throws  io_error; format_error when the file is not sound; dtype_error when it holds another element type;
///         shape_error when Rank is given and differs
/// Source  numpy.load
template <element T, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> load(const std::string& path, const npy_options& options = {})
{
    detail::file_source in(path);
    return detail::load_from<T, Rank>(in, options, false);
}
/// The same, converting every element to T as `astype` does.
template <element T, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> load(const std::string& path, cast_t, const npy_options& options = {})
{
    detail::file_source in(path);
    return detail::load_from<T, Rank>(in, options, true);
}
/// From a stream: leaves it behind the array, so that one stream may hold several.
template <element T, int Rank = dynamic, class Traits>
[[nodiscard]] ndarray<T, Rank> load(std::basic_istream<char, Traits>& stream, const npy_options& options = {})
{
    detail::stream_source in(stream);
    return detail::load_from<T, Rank>(in, options, false);
}
template <element T, int Rank = dynamic, class Traits>
[[nodiscard]] ndarray<T, Rank> load(std::basic_istream<char, Traits>& stream, cast_t, const npy_options& options = {})
{
    detail::stream_source in(stream);
    return detail::load_from<T, Rank>(in, options, true);
}
/// From bytes in memory.
template <element T, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> load(std::span<const std::byte> bytes, const npy_options& options = {})
{
    detail::memory_source in(bytes);
    return detail::load_from<T, Rank>(in, options, false);
}
template <element T, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> load(std::span<const std::byte> bytes, cast_t, const npy_options& options = {})
{
    detail::memory_source in(bytes);
    return detail::load_from<T, Rank>(in, options, true);
}

/// Writes a .npy file, byte for byte what NumPy writes; ".npy" is appended to a name that lacks it. Expressions are
/// evaluated. The file is replaced as a whole: when anything fails the old one stays.
/// Throws  io_error; dtype_error for bfloat16, which NumPy does not know
/// Source  numpy.save
template <expression E>
void save(const std::string& path, const E& e)
{
    const auto array = detail::array_to_write(e);
    detail::atomic_file out(detail::with_suffix(path, ".npy"));
    detail::write_npy(out, array.dtype(), array.data(), array.shape(), array.strides());
    out.commit();
}
/// To a stream.
template <class Traits, expression E>
void save(std::basic_ostream<char, Traits>& stream, const E& e)
{
    const auto array = detail::array_to_write(e);
    detail::stream_sink out(stream);
    detail::write_npy(out, array.dtype(), array.data(), array.shape(), array.strides());
}
} // namespace nd::inline ND_ISA
