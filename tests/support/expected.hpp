// Arrays that NumPy computed, by key: lines `key;shape;elements` of a golden file.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>

#include "support/golden.hpp"
#include <cmath>
#include <cstdlib>
#include <map>

namespace support
{
/// One golden file of expected arrays.
class expected_arrays
{
public:
    explicit expected_arrays(const std::string& name)
    {
        for (const auto& fields : golden(name))
            entries_[fields.at(0)] = {fields.at(1), fields.at(2)};
    }
    /// "" when `a` is what NumPy has under `key` (NaN equals NaN, -0 is not +0), else what differs.
    template <nd::expression E>
    [[nodiscard]] std::string difference(const std::string& key, const E& e) const
    {
        const auto found = entries_.find(key);
        if (found == entries_.end())
            return "no golden array " + key;
        const auto a = nd::eval(e).copy();
        if (text_of(a.shape()) != found->second.shape)
            return key + ": shape " + text_of(a.shape()) + ", NumPy has " + found->second.shape;
        std::vector<double> got;
        for (nd::index_t i = 0; i < a.size(); ++i)
            push(got, a.data()[i]);
        std::istringstream in(found->second.elements);
        std::size_t at = 0;
        for (std::string word; in >> word; ++at) {
            const double wanted = std::strtod(word.c_str(), nullptr);
            if (at >= got.size() || !equal(got[at], wanted))
                return key + ": element " + std::to_string(at) + " is " +
                    (at < got.size() ? std::to_string(got[at]) : "missing") + ", NumPy has " + word;
        }
        return at == got.size() ? "" : key + ": more elements than NumPy has";
    }

private:
    struct entry
    {
        std::string shape, elements;
    };
    template <class T>
    static void push(std::vector<double>& out, T x)
    {
        if constexpr (nd::complex_element<T>) {
            out.push_back(static_cast<double>(x.real()));
            out.push_back(static_cast<double>(x.imag()));
        } else
            out.push_back(static_cast<double>(x));
    }
    static bool equal(double a, double b)
    {
        if (std::isnan(a) || std::isnan(b))
            return std::isnan(a) && std::isnan(b);
        // Sums of products may round once less where products and sums are fused.
        const bool near = a == b || std::abs(a - b) <= 4e-16 * std::abs(b);
        return near && std::signbit(a) == std::signbit(b);
    }
    std::map<std::string, entry> entries_;
};

inline const expected_arrays& manip_expected()
{
    static const expected_arrays arrays("manip");
    return arrays;
}
inline const expected_arrays& select_expected()
{
    static const expected_arrays arrays("select");
    return arrays;
}
inline const expected_arrays& linalg_expected()
{
    static const expected_arrays arrays("linalg");
    return arrays;
}
/// Compares with what NumPy's products gave.
template <class X>
std::string linalg_difference(const std::string& key, const X& x)
{
    if constexpr (nd::expression<X>)
        return linalg_expected().difference(key, x);
    else { // a number, as an array without axes
        nd::ndarray<X, 0> a{nd::axis_values()};
        a.fill(x);
        return linalg_expected().difference(key, a);
    }
}
/// Compares with what NumPy's manipulation functions gave.
template <nd::expression E>
std::string manip_difference(const std::string& key, const E& e)
{
    return manip_expected().difference(key, e);
}
/// Compares with what NumPy's sorting, searching and counting gave.
template <nd::expression E>
std::string select_difference(const std::string& key, const E& e)
{
    return select_expected().difference(key, e);
}
template <class Range>
std::string manip_differences(const std::string& key, const Range& arrays)
{
    std::string all;
    int i = 0;
    for (const auto& a : arrays)
        all += manip_difference(key + " " + std::to_string(i++), a);
    return all;
}

/// 0, 1, ... in C order.
template <class T = double>
nd::ndarray<T> counted(const nd::axis_values& shape, T first = T(0))
{
    nd::ndarray<T> a(shape);
    for (nd::index_t i = 0; i < a.size(); ++i)
        a.data()[i] = static_cast<T>(first + static_cast<T>(i));
    return a;
}
template <class T>
nd::ndarray<T, 1> vector_of(std::initializer_list<T> values)
{
    nd::ndarray<T, 1> a({static_cast<nd::index_t>(values.size())});
    nd::index_t i = 0;
    for (T value : values)
        a.data()[i++] = value;
    return a;
}
} // namespace support
