// Compares elementwise functions with the results that NumPy gave for tests/golden/elementwise.txt.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>

#include "support/golden.hpp"
#include <cmath>
#include <complex>
#include <cstdlib>
#include <limits>

namespace support
{
/// The values of a field as an array.
template <class T>
nd::ndarray<T, 1> values(const std::string& field)
{
    using R = nd::real_t<T>;
    std::vector<R> parts;
    for (const std::string& word : split(field, ' '))
        if (word.empty())
            continue;
        else if constexpr (std::is_same_v<R, float>)
            parts.push_back(std::strtof(word.c_str(), nullptr));
        else if constexpr (std::is_same_v<R, double>)
            parts.push_back(std::strtod(word.c_str(), nullptr));
        else if constexpr (std::is_signed_v<R>)
            parts.push_back(static_cast<R>(std::strtoll(word.c_str(), nullptr, 10)));
        else
            parts.push_back(static_cast<R>(std::strtoull(word.c_str(), nullptr, 10)));
    constexpr auto width = static_cast<nd::index_t>(sizeof(T) / sizeof(R));
    nd::ndarray<T, 1> a({static_cast<nd::index_t>(parts.size()) / width});
    for (std::size_t i = 0; i < parts.size(); ++i)
        reinterpret_cast<R*>(a.data())[i] = parts[i];
    return a;
}

/// How many representable numbers lie between two finite floats.
template <class R>
double distance_in_ulp(R a, R b)
{
    const R larger = std::abs(a) > std::abs(b) ? std::abs(a) : std::abs(b);
    const R unit = std::nextafter(larger, std::numeric_limits<R>::infinity()) - larger;
    return static_cast<double>(std::abs(a - b) / unit);
}

template <class T>
bool agree(T a, T b, double ulp)
{
    if constexpr (nd::complex_element<T>) {
        // Parts that cancel are as exact as the number is large.
        const double scale = std::numeric_limits<nd::real_t<T>>::epsilon() * ulp * static_cast<double>(std::abs(b));
        return (agree(a.real(), b.real(), ulp) || std::abs(a.real() - b.real()) <= scale) &&
            (agree(a.imag(), b.imag(), ulp) || std::abs(a.imag() - b.imag()) <= scale);
    } else if constexpr (nd::floating_element<T>)
        return (a != a && b != b) || (a == b && std::signbit(a) == std::signbit(b)) ||
            (std::isfinite(a) && std::isfinite(b) && a != b && distance_in_ulp(a, b) <= ulp);
    else
        return a == b;
}

/// Checks `f` on every golden case of `name` whose arguments have the element types `P...`; its result has type `R`.
template <class R, class... P, class F>
void check_golden(const std::string& name, F f)
{
    std::string types;
    for (const nd::dtype& type : {nd::dtype_of<P>()..., nd::dtype_of<R>()})
        types.append(types.empty() ? "" : " ").append(type.typestr().text() + 1);
    int cases = 0;
    for (const auto& fields : golden("elementwise")) {
        if (fields[0] != name || fields[1] != types)
            continue;
        ++cases;
        INFO(name << " of " << types);
        const auto expected = values<R>(fields[2 + sizeof...(P)]);
        const double ulp = std::atof(fields[3 + sizeof...(P)].c_str());
        [&]<std::size_t... I>(std::index_sequence<I...>)
        {
            const auto result = nd::eval(f(values<P>(fields[2 + I])...));
            static_assert(std::is_same_v<typename decltype(result)::value_type, R>);
            REQUIRE(result.size() == expected.size());
            const auto* got = result.data();
            for (nd::index_t i = 0; i < expected.size(); ++i) {
                INFO("element " << i);
                CHECK(agree(static_cast<R>(got[i]), static_cast<R>(expected.data()[i]), ulp));
            }
        }
        (std::index_sequence_for<P...>());
    }
    CHECK(cases > 0);
}

/// The same function of one argument, for several element types that it keeps.
template <class... T, class F>
void check_golden_same(const std::string& name, F f)
{
    (check_golden<T, T>(name, f), ...);
}
/// The same of two arguments.
template <class... T, class F>
void check_golden_pairs(const std::string& name, F f)
{
    (check_golden<T, T, T>(name, f), ...);
}
} // namespace support
