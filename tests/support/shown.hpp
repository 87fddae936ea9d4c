// Arrays for the calls in tests/golden/functions_*.txt, and what nd prints for them.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/nd.hpp>

#include <complex>
#include <string>

namespace support
{
inline nd::ndarray<std::int64_t> I(auto... extents)
{
    return nd::arange((nd::index_t(extents) * ... * 1)).reshape({extents...});
}
inline nd::ndarray<double> D(auto... extents) { return I(extents...).template astype<double>(); }
inline const nd::ndarray<double> X = nd::array({-2.5, -0.5, 0.5, 1.5, 2.5, nd::nan, nd::inf, -0.0});
inline const nd::ndarray<std::uint8_t> U = nd::array<std::uint8_t>({0, 1, 127, 128, 255});
inline const nd::ndarray<std::complex<double>> Z =
    nd::array({std::complex<double>(1, 2), std::complex<double>(-3, 0.5), std::complex<double>(0, -1)});
inline const nd::ndarray<bool> M = nd::array({true, false, true});
inline const nd::ndarray<bool> B = nd::array({{true, false, true}, {true, true, false}});

inline const nd::ndarray<double> N =
    nd::array({{1.0, nd::nan, -2.0, 4.0}, {nd::nan, 3.0, 2.0, nd::nan}, {0.5, 2.5, nd::nan, -1.0}});
inline const nd::ndarray<double> N2 = nd::array({{1.0, 2.5, 0.0, -1.0}, {0.5, -3.0, 2.0, 4.0}});
inline const nd::ndarray<double> W = nd::array({1.0, 2.0, 0.5, 3.0});

/// A copy of `x` after a change.
template <nd::expression E, class Change>
auto after(const E& x, const Change& change)
{
    auto a = nd::eval(x);
    change(a);
    return a;
}

template <class E>
std::string shown(const E& e)
{
    if constexpr (nd::expression<E>)
        return nd::repr(nd::eval(e));
    else
        return nd::repr(nd::full({}, e));
}
} // namespace support

#define SAME(call, text) CHECK(support::shown(call) == text);
