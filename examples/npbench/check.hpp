// Compares what a kernel computed with NumPy's results, as the kernel's manifest.json describes them.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "kernel.hpp"
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace npbench
{
using json = nlohmann::json;

[[nodiscard]] inline json read_manifest(const std::string& folder, const std::string& kernel)
{
    std::ifstream file(folder + "/" + kernel + "/manifest.json");
    if (!file)
        throw std::runtime_error(folder + ": no manifest of " + kernel);
    return json::parse(file);
}

/// Largest |found - expected|, and the largest |expected|.
struct distance
{
    double error;
    double size;
    [[nodiscard]] bool within(double tolerance) const { return error <= tolerance * (size < 1e-6 ? 1.0 : size); }
};
template <class T>
[[nodiscard]] distance distance_of(const nd::ndarray<T>& found, const nd::ndarray<T>& expected)
{
    if (found.size() == 0)
        return {0, 0};
    if constexpr (std::is_integral_v<T>)
        return {double(nd::max(nd::abs(found.template astype<double>() - expected.template astype<double>()))),
            double(nd::max(nd::abs(expected)))};
    else
        return {double(nd::max(nd::abs(found - expected))), double(nd::max(nd::abs(expected)))};
}

/// One message per way in which an output is not NumPy's.
class differences
{
public:
    differences(std::string folder, std::string kernel)
        : folder_(std::move(folder))
        , kernel_(std::move(kernel))
        , manifest_(read_manifest(folder_, kernel_))
    {}

    [[nodiscard]] const std::vector<std::string>& messages() const { return messages_; }

    void compare(preset p, const outputs& found)
    {
        const json& expected = manifest_.at("presets").at(p == preset::S ? "S" : "M").at("outputs");
        for (const auto& [name, values] : found)
            std::visit([&, &name = name](const auto& a) { compare(name, a, expected.at(name)); }, values);
        expect(expected.size() == found.size(), "outputs", "there are others in the manifest");
    }

private:
    void expect(bool holds, const std::string& name, const std::string& what)
    {
        if (!holds)
            messages_.push_back(kernel_ + ": " + name + ": " + what);
    }

    template <class T>
    void compare(const std::string& name, const nd::ndarray<T>& found, const json& expected)
    {
        const std::vector<index_t> shape(found.shape().begin(), found.shape().end());
        expect(expected.at("dtype") == found.dtype().typestr().text(), name, "the dtype differs");
        if (shape != expected.at("shape").get<std::vector<index_t>>())
            return expect(false, name, "the shape differs");
        // Points of the Mandelbrot set that stay for ever are chaotic: an ulp in c moves some of them.
        const bool chaotic = kernel_ == "mandelbrot1" && name == "Z";
        if (expected.contains("file"))
            compare_values(name, found, expected, chaotic);
        compare_probes(name, found, expected, chaotic);
    }

    template <class T>
    void compare_values(const std::string& name, const nd::ndarray<T>& found, const json& expected, bool chaotic)
    {
        const auto values = nd::load<T>(folder_ + "/" + kernel_ + "/" + expected.at("file").get<std::string>());
        nd::index_list every;
        for (int i = 0; i < found.ndim(); ++i)
            every.push_back(nd::step(expected.at("file_stride").get<index_t>()));
        const auto part = nd::eval(found(every));
        if (!chaotic) {
            const distance d = distance_of(part, values);
            return expect(d.within(expected.at("max_abs_err_over_max_abs")), name,
                "differs by " + std::to_string(d.error) + " where values reach " + std::to_string(d.size));
        }
        const auto relative = nd::eval(nd::abs(part - values) / nd::abs(values));
        expect(nd::max(nd::where(nd::abs(values) > 0, relative, 0.0)) <= 1e-3, name, "differs by more than 0.001");
        expect(double(nd::count_nonzero(relative > 1e-9)) <= 0.005 * double(values.size()), name,
            "more than 0.5 % of the values differ by 1e-9");
    }

    template <class T>
    void compare_probes(const std::string& name, const nd::ndarray<T>& found, const json& expected, bool chaotic)
    {
        const double tolerance = std::max(chaotic ? 1e-3
                : sizeof(T) == 4                  ? 1e-4
                                                  : 1e-9,
            expected.value("perturbed", 0.0));
        const auto flat = found.ravel();
        const auto at = expected.at("probe_flat_index").get<std::vector<index_t>>();
        double largest = 0;
        double error = 0;
        for (std::size_t i = 0; i < at.size(); ++i) {
            const json& value = expected.at("probe_value").at(i);
            if constexpr (nd::complex_element<T>) {
                const T z(value.at(0), value.at(1));
                error = std::max(error, std::abs(flat(at[i]) - z));
                largest = std::max(largest, std::abs(z));
            } else {
                error = std::max(error, std::abs(double(flat(at[i])) - value.get<double>()));
                largest = std::max(largest, std::abs(value.get<double>()));
            }
        }
        expect(distance{error, largest}.within(std::is_integral_v<T> ? 0 : tolerance), name,
            "a probe differs by " + std::to_string(error));
        if constexpr (nd::complex_element<T>)
            return;
        else {
            const double sum = double(
                nd::sum(flat.template astype<std::conditional_t<std::is_integral_v<T>, std::int64_t, double>>()));
            const double reference = expected.at("sum").get<double>();
            const double bound = std::is_integral_v<T> ? 0 : tolerance * expected.value("sum_abs", std::abs(reference));
            expect(std::abs(sum - reference) <= bound, name,
                "the sum is " + std::to_string(sum) + ", not " + std::to_string(reference));
        }
    }

    std::string folder_;
    std::string kernel_;
    json manifest_;
    std::vector<std::string> messages_;
};
} // namespace npbench
