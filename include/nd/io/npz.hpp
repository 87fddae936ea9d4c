// Several named arrays in one .npz file: nd::npz, nd::savez and nd::savez_compressed.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/memmap.hpp>
#include <nd/io/stored_member.hpp>
#include <nd/io/zip.hpp>

#include <algorithm>
#include <initializer_list>
#include <limits>

namespace nd::inline ND_ISA
{
#ifdef ND_HAS_LIBZIP
/// Limits on what is read from an archive.
struct npz_limits
{
    index_t max_total = index_t{4} << 30;                    ///< bytes of all compressed members together, inflated
    index_t max_entry = std::numeric_limits<index_t>::max(); ///< bytes of one member, inflated
    index_t max_ratio = 0;                                   ///< inflated to compressed bytes; 0: no limit
    index_t max_header_size = 10'000;                        ///< bytes of one .npy header
};

/// An open .npz file; arrays are read when asked for. Members are only names: nothing is extracted to paths. One thread
/// at a time.
/// Source  numpy.load, numpy.lib.npyio.NpzFile
class npz
{
public:
    /// Throws  io_error when the file cannot be read; format_error when it is no sound archive or has two members of
    ///         one name
    explicit npz(const std::string& path, const npz_limits& limits = {})
        : npz(detail::zip_reader(path), limits)
    {}
    /// From bytes in memory, which must outlive the object.
    explicit npz(std::span<const std::byte> bytes, const npz_limits& limits = {})
        : npz(detail::zip_reader(bytes), limits)
    {}

    /// The members in the order of the file, without ".npy".
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
    /// Number of members.
    [[nodiscard]] index_t size() const noexcept { return static_cast<index_t>(names_.size()); }
    /// With or without ".npy".
    [[nodiscard]] bool contains(std::string_view name) const noexcept { return position(name) < names_.size(); }

    /// What a member says about its array. Throws index_error when there is no such member, format_error.
    [[nodiscard]] npy_header header(std::string_view name) const
    {
        detail::zip_member_source in(archive_, member(name));
        return detail::read_npy_header(in, {.max_header_size = limits_.max_header_size});
    }
    [[nodiscard]] nd::dtype dtype(std::string_view name) const { return header(name).dtype; }
    [[nodiscard]] axis_values shape(std::string_view name) const { return header(name).shape; }

    /// The array of a member.
    /// Memory  no more than the member really holds
    /// Throws  index_error that lists the members when there is none of that name; format_error, also for a wrong
    ///         checksum; dtype_error when it holds another element type
    template <element T, int Rank = dynamic>
    [[nodiscard]] ndarray<T, Rank> get(std::string_view name) const
    {
        return read<T, Rank>(name, false);
    }
    /// The same, converting every element to T.
    template <element T, int Rank = dynamic>
    [[nodiscard]] ndarray<T, Rank> get(std::string_view name, cast_t) const
    {
        return read<T, Rank>(name, true);
    }

    /// The array of a member, whatever its elements are: see load_any.
    [[nodiscard]] any_ndarray get(std::string_view name) const
    {
        detail::zip_member_source in(archive_, member(name));
        any_ndarray array = detail::load_any_from(in, {.max_header_size = limits_.max_header_size, .strict = true});
        in.finish();
        return array;
    }

#if __has_include(<sys/mman.h>)
    /// The array of a stored member, mapped as `load(path, mode)` maps a .npy file: `map_mode::read_only` or
    /// `copy_on_write`. Its checksum is not looked at, as that would read all of it. Elements may stand where their
    /// alignment does not want them (`a.aligned()` tells), which costs references to them and nothing else.
    /// Throws  as `get` and `load` do; value_error for deflated members, other modes and archives in memory
    template <element T, int Rank = dynamic>
    [[nodiscard]] ndarray<T, Rank> get(std::string_view name, map_mode mode) const
    {
        const nd::dtype wanted = dtype_of<T>();
        return map(name, mode, &wanted, Rank).template as<T, Rank>();
    }
    /// The same whatever the elements are, in the order of bytes that they have.
    [[nodiscard]] any_ndarray get(std::string_view name, map_mode mode) const
    {
        return map(name, mode, nullptr, dynamic);
    }
#endif

private:
    npz(detail::zip_reader archive, const npz_limits& limits)
        : archive_(std::move(archive))
        , limits_(limits)
    {
        for (const detail::zip_member& m : archive_.members()) {
            const std::string_view name(m.name);
            const bool npy = name.size() > 4 && name.substr(name.size() - 4) == ".npy";
            names_.emplace_back(npy ? name.substr(0, name.size() - 4) : name);
            if (__builtin_add_overflow(inflated_, m.method == ZIP_CM_STORE ? 0 : m.size, &inflated_))
                inflated_ = std::numeric_limits<index_t>::max();
        }
        std::vector<std::string_view> sorted;
        for (const detail::zip_member& m : archive_.members())
            sorted.emplace_back(m.name);
        std::sort(sorted.begin(), sorted.end());
        if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end())
            raise<format_error>(message() << "two members are named '" << detail::shown(*twice).c_str() << "': '"
                                          << archive_.path().c_str() << "'");
    }

    [[nodiscard]] std::size_t position(std::string_view name) const noexcept
    {
        const auto& members = archive_.members();
        std::size_t found = members.size();
        for (std::size_t i = members.size(); i-- > 0;)
            if (members[i].name == name)
                return i;
            else if (names_[i] == name)
                found = i;
        return found;
    }

    [[nodiscard]] const detail::zip_member& member(std::string_view name) const
    {
        const std::size_t i = position(name);
        if (i == names_.size()) {
            std::string known;
            for (const std::string& other : names_)
                known += (known.empty() ? "'" : ", '") + other + "'";
            raise<index_error>(message() << "'" << detail::shown(name).c_str() << "' is not a file in the archive '"
                                         << archive_.path().c_str() << "', which has "
                                         << (known.empty() ? "none" : known.c_str()));
        }
        const detail::zip_member& m = archive_.members()[i];
        const auto limit = [&](index_t found, index_t most, const char* what) {
            if (found > most)
                raise<format_error>(message() << what << " is " << found << " bytes, more than the limit of " << most
                                              << ": '" << archive_.path().c_str() << "/" << m.name.c_str() << "'");
        };
        limit(m.size, limits_.max_entry, "member");
        if (m.method != ZIP_CM_STORE) {
            limit(inflated_, limits_.max_total, "the inflated archive (see npz_limits::max_total)");
            if (limits_.max_ratio > 0)
                limit(m.size / limits_.max_ratio, m.compressed_size, "member divided by npz_limits::max_ratio");
        }
        return m;
    }

    template <element T, int Rank>
    [[nodiscard]] ndarray<T, Rank> read(std::string_view name, bool convert) const
    {
        detail::zip_member_source in(archive_, member(name));
        // strict: header and elements together are the member, before memory is taken for them
        auto array =
            detail::load_from<T, Rank>(in, {.max_header_size = limits_.max_header_size, .strict = true}, convert);
        in.finish();
        return array;
    }

#if __has_include(<sys/mman.h>)
    [[nodiscard]] any_ndarray map(std::string_view name, map_mode mode, const nd::dtype* wanted, int rank) const
    {
        if (mode != map_mode::read_only && mode != map_mode::copy_on_write)
            throw_value_error("a member of an archive is mapped by map_mode::read_only or copy_on_write: what is "
                              "written to it would belie its checksum");
        const detail::zip_member& m = member(name);
        const detail::file_source* const file = archive_.file();
        if (file == nullptr)
            throw_value_error("an archive in memory has no file to map: get its members without a map_mode");
        const auto read_at = [&](index_t offset, std::byte* to, index_t count) { file->read_at(offset, to, count); };
        const detail::stored_member_finder finder(read_at, detail::mappable_bytes(*file), archive_.path());
        const index_t start = finder.find(m, entries_);
        const std::string path = archive_.path() + "/" + m.name;
        detail::part_source in(*file, start, m.size, path);
        return detail::map_npy_from(
            in, file->get(), start, mode, wanted, rank, {.max_header_size = limits_.max_header_size, .strict = true});
    }
#endif

    detail::zip_reader archive_;
    npz_limits limits_;
    std::vector<std::string> names_;
    index_t inflated_ = 0;
    mutable std::vector<index_t> entries_; ///< see stored_member_finder::find
};

/// A name and an array for savez: `{"x", a}`. An expression is evaluated when this is made.
class npz_member
{
public:
    template <expression E>
    npz_member(std::string name, const E& e)
        : name_(detail::with_suffix(name, ".npy"))
    {
        keep(std::make_shared<decltype(detail::array_to_write(e))>(detail::array_to_write(e)));
    }
    npz_member(std::string name, const any_ndarray& a)
        : name_(detail::with_suffix(name, ".npy"))
    {
        keep(std::make_shared<any_ndarray>(a));
    }
    /// With ".npy".
    [[nodiscard]] const std::string& file_name() const noexcept { return name_; }
    [[nodiscard]] std::span<const std::byte> header() const noexcept
    {
        return {reinterpret_cast<const std::byte*>(header_.data()), header_.size()};
    }
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return bytes_; }

private:
    template <class Array>
    void keep(const std::shared_ptr<Array>& array)
    {
        header_ = detail::npy_header_of(array->dtype(), array->shape(), array->strides());
        const auto* data = reinterpret_cast<const std::byte*>(array->data());
        bytes_ = {data, static_cast<std::size_t>(array->nbytes())};
        owner_ = array;
        if (array->c_contiguous() || array->f_contiguous())
            return;
        auto gathered = std::make_shared<detail::memory_sink>();
        detail::write_gathered(*gathered, data, array->shape(), array->strides(), array->itemsize());
        bytes_ = gathered->bytes();
        owner_ = gathered;
    }

    std::string name_;
    std::string header_;
    std::span<const std::byte> bytes_;
    std::shared_ptr<const void> owner_;
};

} // namespace nd

namespace nd::detail::inline ND_ISA
{
inline void write_npz(const std::string& path, std::span<const npz_member> members, bool compress)
{
    for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (members[i].file_name() == members[j].file_name())
                raise<value_error>(
                    message() << "two arrays are named '" << shown(members[i].file_name()).c_str() << "'");
    atomic_file out(with_suffix(path, ".npz"));
    zip_writer archive(out.temporary_path());
    for (const npz_member& m : members)
        archive.add(m.file_name(), m.header(), m.bytes(), compress);
    archive.close();
    out.commit();
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Writes arrays under names: `savez("f.npz", {{"x", a}, {"y", b + 1}})`; ".npz" is appended to a path that lacks it.
/// The file is replaced as a whole: when anything fails the old one stays. The same arrays make the same bytes.
/// Throws  value_error when a name comes twice; io_error
/// Source  numpy.savez
inline void savez(const std::string& path, std::initializer_list<npz_member> members)
{
    detail::write_npz(path, {members.begin(), members.size()}, false);
}
inline void savez(const std::string& path, std::span<const npz_member> members)
{
    detail::write_npz(path, members, false);
}
/// Arrays without names are "arr_0", "arr_1", ...
template <expression... E>
void savez(const std::string& path, const E&... e)
{
    int i = 0;
    const npz_member members[] = {npz_member("arr_" + std::to_string(i++), e)...};
    detail::write_npz(path, members, false);
}

/// savez with deflated members.
/// Source  numpy.savez_compressed
inline void savez_compressed(const std::string& path, std::initializer_list<npz_member> members)
{
    detail::write_npz(path, {members.begin(), members.size()}, true);
}
inline void savez_compressed(const std::string& path, std::span<const npz_member> members)
{
    detail::write_npz(path, members, true);
}
template <expression... E>
void savez_compressed(const std::string& path, const E&... e)
{
    int i = 0;
    const npz_member members[] = {npz_member("arr_" + std::to_string(i++), e)...};
    detail::write_npz(path, members, true);
}
#else
/// Never satisfied: without libzip every use of .npz files is an error of the compiler that names this concept.
template <class...>
concept libzip_is_installed_and_ND_HAS_LIBZIP_defined = false;

class npz
{
public:
    template <class... Args>
        requires libzip_is_installed_and_ND_HAS_LIBZIP_defined<Args...>
    explicit npz(const Args&... args);
};
class npz_member
{
public:
    template <class... Args>
        requires libzip_is_installed_and_ND_HAS_LIBZIP_defined<Args...> npz_member(const Args&... args);
};
template <class... Args>
    requires libzip_is_installed_and_ND_HAS_LIBZIP_defined<Args...>
void savez(const std::string& path, const Args&... args);
template <class... Args>
    requires libzip_is_installed_and_ND_HAS_LIBZIP_defined<Args...>
void savez_compressed(const std::string& path, const Args&... args);
#endif
} // namespace nd::inline ND_ISA
