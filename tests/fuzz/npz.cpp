// Random bytes as a .npz archive: members are read within their limits, or nd::error is thrown.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/npz.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(data), size);
    try {
        const nd::npz archive(bytes, {.max_total = 1 << 24, .max_entry = 1 << 24});
        for (const std::string& name : archive.names())
            try {
                static_cast<void>(archive.get(name));
            } catch (const nd::error&) {
            }
    } catch (const nd::error&) {
    }
    return 0;
}
