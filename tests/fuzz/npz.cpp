// Random bytes as a .npz archive: members are read within their limits, or nd::error is thrown.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/npz.hpp>

#include "allocations.hpp"
#include <cstring>

namespace
{
/// Where a stored member is found for a map, there are the bytes that libzip reads.
void check_places(std::span<const std::byte> bytes)
{
    const nd::detail::zip_reader archive(bytes);
    const auto read_at = [&](nd::index_t offset, std::byte* to, nd::index_t count) {
        std::memcpy(to, bytes.subspan(static_cast<std::size_t>(offset), static_cast<std::size_t>(count)).data(),
            static_cast<std::size_t>(count));
    };
    const auto size = static_cast<nd::index_t>(bytes.size());
    const nd::detail::stored_member_finder finder(read_at, size, archive.path());
    std::vector<nd::index_t> entries;
    for (const nd::detail::zip_member& member : archive.members())
        try {
            const nd::index_t place = finder.find(member, entries);
            if (place < 0 || place > size || member.size > size - place)
                __builtin_trap();
            nd::detail::zip_member_source in(archive, member);
            std::vector<std::byte> read(static_cast<std::size_t>(member.size) + 1);
            if (in.read(read.data(), member.size) != member.size)
                continue;
            in.finish();
            if (std::memcmp(read.data(), bytes.data() + place, read.size() - 1) != 0)
                __builtin_trap();
        } catch (const nd::error&) {
        }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::bounded run(size);
    const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(data), size);
    try {
        // A vector of bytes doubles as it grows.
        const auto limit = static_cast<nd::index_t>(fuzz::allowed(size) / 2);
        check_places(bytes);
        const nd::npz archive(bytes, {.max_total = limit, .max_entry = limit});
        for (const std::string& name : archive.names())
            try {
                static_cast<void>(archive.get(name));
            } catch (const nd::error&) {
            }
    } catch (const nd::error&) {
    }
    return 0;
}
