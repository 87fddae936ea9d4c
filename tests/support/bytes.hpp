// Bytes of the golden files and of test files.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <charconv>
#include <cstddef>
#include <string>
#include <vector>

namespace support
{
/// "00ff" as two bytes.
[[nodiscard]] inline std::vector<std::byte> bytes(const std::string& hex)
{
    std::vector<std::byte> values(hex.size() / 2);
    for (std::size_t i = 0; i < values.size(); ++i) {
        unsigned byte = 0;
        std::from_chars(hex.data() + 2 * i, hex.data() + 2 * i + 2, byte, 16);
        values[i] = static_cast<std::byte>(byte);
    }
    return values;
}
} // namespace support
