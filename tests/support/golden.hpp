// Reads the cases that tests/golden/*.py had NumPy compute: lines of fields separated by ';'.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace support
{
inline std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, separator);)
        parts.push_back(part);
    if (!text.empty() && text.back() == separator)
        parts.emplace_back();
    return parts;
}

/// The fields of every line of `tests/golden/<name>.txt`.
inline std::vector<std::vector<std::string>> golden(const std::string& name)
{
    std::ifstream in(std::string(ND_SOURCE_DIR) + "/tests/golden/" + name + ".txt");
    std::vector<std::vector<std::string>> cases;
    for (std::string line; std::getline(in, line);)
        cases.push_back(split(line, ';'));
    REQUIRE(!cases.empty());
    return cases;
}

inline std::vector<nd::index_t> numbers(const std::string& field)
{
    std::vector<nd::index_t> values;
    std::istringstream in(field);
    for (nd::index_t value = 0; in >> value;)
        values.push_back(value);
    return values;
}

inline nd::index_t number(const std::string& field) { return numbers(field).at(0); }

/// A field as it is in the file.
inline std::string text_of(std::span<const nd::index_t> values)
{
    std::string text;
    for (nd::index_t value : values) {
        if (!text.empty())
            text += ' ';
        text += std::to_string(value);
    }
    return text;
}
} // namespace support
