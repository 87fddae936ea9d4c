// Where the bytes of a member of a zip archive stand that is stored and not deflated, so that they can be mapped.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#ifdef ND_HAS_LIBZIP

#include <nd/io/zip.hpp>

namespace nd::detail::inline ND_ISA
{
/// Finds stored members by the archive's own directory, of which libzip tells all but the places. Nothing in it is
/// believed: what disagrees with the file, with itself or with libzip is refused.
/// `Source` is called with an offset, a place and a count of bytes that are in the file, and reads them.
template <class Source>
class stored_member_finder
{
public:
    stored_member_finder(const Source& read, index_t file_bytes, const std::string& path)
        : read_(read)
        , file_bytes_(file_bytes)
        , path_(path)
    {}

    /// The offset of the first of the `member.size` bytes. `entries` remembers where the directory describes the first
    /// members, for the next call; it is empty before the first one.
    /// Throws  format_error; value_error when the member is not stored
    [[nodiscard]] index_t find(const zip_member& member, std::vector<index_t>& entries) const
    {
        if (member.encrypted || member.method != ZIP_CM_STORE)
            raise<value_error>(message() << "only stored members of an archive can be mapped, and this one is "
                                         << how_packed(member) << ": '" << path_.c_str() << "/" << member.name.c_str()
                                         << "'; get it without a map, or write it by savez");
        const directory all = find_directory();
        if (entries.empty())
            entries.push_back(all.begin);
        while (entries.size() <= member.index)
            entries.push_back(entries.back() + entry_bytes(entries.back(), all.end));
        return data_of(entries[member.index], all, member);
    }

private:
    struct directory
    {
        index_t begin, end;
    };

    [[nodiscard]] static const char* how_packed(const zip_member& member) noexcept
    {
        if (member.encrypted)
            return "encrypted";
        return member.method == ZIP_CM_DEFLATE ? "deflated" : "compressed";
    }
    [[noreturn, gnu::cold]] void fail(const char* why) const
    {
        raise<format_error>(message() << "the archive " << why << ": '" << path_.c_str() << "'");
    }

    [[nodiscard]] static std::uint64_t half(const std::byte* from) noexcept { return zip_number(from, 2); }
    [[nodiscard]] static std::uint64_t word(const std::byte* from) noexcept { return zip_number(from, 4); }
    /// Numbers of archives beyond 4 GiB that do not even fit into signed ones are beyond every file.
    [[nodiscard]] index_t place(const std::byte* from) const
    {
        const std::uint64_t value = zip_number(from, 8);
        if (value > static_cast<std::uint64_t>(file_bytes_))
            fail("names a place behind its end");
        return static_cast<index_t>(value);
    }

    void read(index_t offset, std::byte* to, index_t count) const
    {
        if (offset < 0 || count > file_bytes_ || offset > file_bytes_ - count)
            fail("ends before what it describes");
        read_(offset, to, count);
    }

    /// The end-of-directory record is the last thing in the file but for a comment, whose length it tells.
    [[nodiscard]] directory find_directory() const
    {
        constexpr index_t record = 22;
        constexpr index_t longest = record + 0xFFFF;
        const index_t length = file_bytes_ < longest ? file_bytes_ : longest;
        std::vector<std::byte> tail(static_cast<std::size_t>(length));
        read(file_bytes_ - length, tail.data(), length);
        index_t at = length - record;
        while (at >= 0 &&
            (word(tail.data() + at) != 0x0605'4B50 ||
                static_cast<index_t>(half(tail.data() + at + 20)) != length - record - at))
            --at;
        if (at < 0)
            fail("has no directory");
        const std::byte* const found = tail.data() + at;
        const index_t where = file_bytes_ - length + at;
        const std::uint64_t size = word(found + 12);
        const std::uint64_t begin = word(found + 16);
        if (size == 0xFFFF'FFFF || begin == 0xFFFF'FFFF || half(found + 10) == 0xFFFF)
            return find_wide_directory(where);
        return checked(static_cast<index_t>(begin), static_cast<index_t>(size), where);
    }
    /// ZIP64: a second record, found by a locator before the first.
    [[nodiscard]] directory find_wide_directory(index_t record) const
    {
        std::byte locator[20];
        read(record - 20, locator, 20);
        std::byte second[56];
        const bool has_locator = word(locator) == 0x0706'4B50;
        const index_t where = has_locator ? place(locator + 8) : 0;
        if (has_locator)
            read(where, second, 56);
        if (!has_locator || word(second) != 0x0606'4B50)
            fail("has no ZIP64 directory where it says so");
        return checked(place(second + 48), place(second + 40), where);
    }
    [[nodiscard]] directory checked(index_t begin, index_t size, index_t most) const
    {
        if (begin > most || size > most - begin)
            fail("has a directory that does not end before its end");
        return {begin, begin + size};
    }

    static constexpr index_t entry_head = 46;
    [[nodiscard]] index_t entry_bytes(index_t at, index_t end) const
    {
        std::byte head[entry_head];
        if (end - at < entry_head)
            fail("has fewer members in its directory than it says");
        read(at, head, entry_head);
        const auto bytes = entry_head + static_cast<index_t>(half(head + 28) + half(head + 30) + half(head + 32));
        if (word(head) != 0x0201'4B50 || bytes > end - at)
            fail("has a directory that is not sound");
        return bytes;
    }

    [[nodiscard]] index_t data_of(index_t at, const directory& all, const zip_member& member) const
    {
        std::vector<std::byte> entry(static_cast<std::size_t>(entry_bytes(at, all.end)));
        read(at, entry.data(), static_cast<index_t>(entry.size()));
        const std::byte* const e = entry.data();
        const std::uint64_t name_bytes = half(e + 28);
        std::uint64_t size = word(e + 24);
        std::uint64_t stored = word(e + 20);
        std::uint64_t local = word(e + 42);
        const std::byte* extra = e + entry_head + name_bytes;
        const std::byte* const extra_end = extra + half(e + 30);
        while (extra_end - extra >= 4) {
            const std::byte* field = extra + 4;
            const std::byte* const next = field + half(extra + 2);
            if (next - field > extra_end - field)
                fail("has a directory that is not sound");
            if (half(extra) == 1) // ZIP64: the numbers that did not fit, in this order
                for (std::uint64_t* value : {&size, &stored, &local})
                    if (*value == 0xFFFF'FFFF && next - field >= 8) {
                        *value = zip_number(field, 8);
                        field += 8;
                    }
            extra = next;
        }
        const auto expected = static_cast<std::uint64_t>(member.size);
        if (half(e + 10) != 0 || size != expected || stored != expected ||
            local > static_cast<std::uint64_t>(all.begin))
            fail("has a directory that is not sound");
        // An archive may have two directories, and may have been written anew since libzip read it.
        if (word(e + 16) != member.crc || name_bytes != member.raw_name.size() ||
            std::memcmp(e + entry_head, member.raw_name.data(), member.raw_name.size()) != 0)
            fail("has another member than when it was opened, or two directories");
        std::byte head[30];
        const auto start = static_cast<index_t>(local);
        read(start, head, 30);
        const std::uint64_t streamed = half(head + 6) & 8U; // sizes stand behind the data
        const auto fits = [&](std::uint64_t found) {
            return streamed != 0 || found == expected || found == 0xFFFF'FFFF;
        };
        if (word(head) != 0x0403'4B50 || half(head + 8) != 0 || half(head + 26) != name_bytes ||
            !fits(word(head + 18)) || !fits(word(head + 22)))
            fail("has a member that is not what the directory says");
        std::vector<std::byte> name(static_cast<std::size_t>(name_bytes));
        read(start + 30, name.data(), static_cast<index_t>(name_bytes));
        if (std::memcmp(name.data(), e + entry_head, name.size()) != 0)
            fail("has a member that is not what the directory says");
        const index_t data = start + 30 + static_cast<index_t>(name_bytes + half(head + 28));
        if (data > all.begin - member.size)
            fail("has a member that does not end before the directory");
        return data;
    }

    const Source& read_;
    index_t file_bytes_;
    const std::string& path_;
};
} // namespace nd::detail::inline ND_ISA

#endif
