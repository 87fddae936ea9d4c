// A directory that exists as long as a test.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace support
{
class temporary_directory
{
public:
    temporary_directory()
        : path_((std::filesystem::temp_directory_path() / "nd-test-XXXXXX").string())
    {
        if (::mkdtemp(path_.data()) == nullptr)
            throw std::system_error(errno, std::generic_category(), path_);
    }
    temporary_directory(const temporary_directory&) = delete;
    temporary_directory& operator=(const temporary_directory&) = delete;
    ~temporary_directory()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    /// The path of a file in it.
    [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }
    /// Number of files in it.
    [[nodiscard]] std::ptrdiff_t files() const
    {
        return std::distance(std::filesystem::directory_iterator(path_), std::filesystem::directory_iterator());
    }

private:
    std::string path_;
};

[[nodiscard]] inline std::string content_of(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_content(const std::string& path, const std::string& content)
{
    std::ofstream(path, std::ios::binary) << content;
}
} // namespace support
