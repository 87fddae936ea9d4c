// Runs a program for its output and exit status.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdio>
#include <stdexcept>
#include <string>
#include <sys/wait.h>

namespace support
{
struct outcome
{
    int status;
    std::string output; ///< both streams
};

[[nodiscard]] inline outcome run_program(const std::string& command)
{
    outcome o{-1, ""};
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr)
        throw std::runtime_error("cannot run " + command);
    char buffer[4096];
    while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, pipe))
        o.output.append(buffer, n);
    const int status = pclose(pipe);
    o.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return o;
}
} // namespace support
