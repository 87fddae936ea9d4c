// What a command-line job needs around its arrays: arguments, stage times, a table of results, one line per error.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/nd.hpp>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

inline std::string data_file(const std::string& name) { return std::string(ND_EXAMPLE_DATA "/") + name; }
inline std::string default_input() { return data_file("jacksboro_fault_dem.npz"); }

inline void check(bool holds, const std::string& what)
{
    if (!holds)
        throw std::runtime_error(what);
}

/// The elements of an array or shape, for JSON.
template <nd::expression E>
[[nodiscard]] auto list(const E& e)
{
    const auto flat = nd::eval(e).ravel();
    return std::vector<nd::value_type_of<E>>(flat.data(), flat.data() + flat.size());
}
[[nodiscard]] inline std::vector<nd::index_t> list(std::span<const nd::index_t> shape)
{
    return {shape.begin(), shape.end()};
}

inline void save_text(const std::string& path, const std::string& text)
{
    std::ofstream file(path);
    file << text;
    check(file.flush().good(), path + ": cannot be written");
}

/// Prints each stage with its time as it ends, and in the end the statistics.
class report
{
public:
    void operator()(const char* stage)
    {
        const auto now = clock::now();
        const double ms = std::chrono::duration<double, std::milli>(now - last_).count();
        std::printf("stage %-12s %9.1f ms\n", stage, ms);
        std::fflush(stdout);
        last_ = now;
    }
    void table(const nlohmann::ordered_json& statistics) const
    {
        const double ms = std::chrono::duration<double, std::milli>(last_ - start_).count();
        std::printf("total %-12s %9.1f ms\n\n", "", ms);
        for (const auto& [name, value] : statistics.items())
            std::printf("%-26s %s\n", name.c_str(), text(value).c_str());
    }

private:
    /// Numbers with six digits, lists and members side by side.
    [[nodiscard]] static std::string text(const nlohmann::ordered_json& value)
    {
        if (value.is_number_float()) {
            char digits[32];
            std::snprintf(digits, sizeof digits, "%.6g", value.get<double>());
            return digits;
        }
        if (!value.is_structured())
            return value.dump();
        std::string all;
        for (const auto& [name, member] : value.items()) {
            const std::string one = text(member);
            all += (all.empty() ? "" : "  ") +
                (value.is_object()          ? name + " " + one
                        : member.is_array() ? "(" + one + ")"
                                            : one);
        }
        return all;
    }

    using clock = std::chrono::steady_clock;
    clock::time_point start_ = clock::now();
    clock::time_point last_ = start_;
};

/// Reads `[--factor K] [--input FILE.npz] [--output DIR]` and runs a job. Errors: one line, exit status 1.
template <class Job>
int run(int argc, char** argv, Job job)
{
    constexpr const char* usage = "usage: relief [--factor K] [--input FILE.npz] [--output DIR]";
    try {
        long factor = 1;
        std::string input = default_input();
        std::string output = "relief-output";
        for (int i = 1; i < argc; ++i) {
            std::string option = argv[i];
            if (option == "--help" || option == "-h")
                return std::puts(usage), 0;
            std::string value;
            if (const auto equals = option.find('='); equals != std::string::npos) {
                value = option.substr(equals + 1);
                option.resize(equals);
            } else {
                check(i + 1 < argc, option + " needs a value; " + usage);
                value = argv[++i];
            }
            if (option == "--factor") {
                std::size_t used = 0;
                try {
                    factor = std::stol(value, &used);
                } catch (const std::exception&) {
                }
                check(used == value.size() && used > 0 && factor >= 1 && factor <= 64,
                    "--factor wants a whole number from 1 to 64, found '" + value + "'");
            } else if (option == "--input")
                input = value;
            else if (option == "--output")
                output = value;
            else
                throw std::runtime_error("unknown option '" + option + "'; " + usage);
        }
        std::error_code failed;
        std::filesystem::create_directories(output, failed);
        check(!failed, output + ": cannot make the output folder: " + failed.message());
        job(factor, input, output);
        return 0;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "relief: %s\n", e.what());
        return 1;
    }
}
