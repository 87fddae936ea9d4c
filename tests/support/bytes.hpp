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
/// "6162" as "ab".
[[nodiscard]] inline std::string text_of_hex(const std::string& hex)
{
    const std::vector<std::byte> b = bytes(hex);
    return {reinterpret_cast<const char*>(b.data()), b.size()};
}
} // namespace support
