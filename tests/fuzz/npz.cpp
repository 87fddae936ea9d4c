// Random bytes as a .npz archive: members are read within their limits, or nd::error is thrown.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/npz.hpp>

#include "allocations.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // libzip takes room for the members that the directory claims, which may be 65535, before it reads them.
    const fuzz::bounded run(size, 3 * fuzz::mebibyte);
    const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(data), size);
    try {
        // A vector of bytes doubles as it grows.
        const auto limit = static_cast<nd::index_t>(fuzz::allowed(size) / 2);
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
