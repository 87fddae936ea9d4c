// The instruction set as a type: kernels take it as a template parameter, so that their symbols carry it.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/config.hpp>

// xsimd is used from 13.2 up to, not including, 15, on the two architectures whose every operation is tested.
#if !defined(ND_NO_XSIMD) && (defined(__x86_64__) || defined(__aarch64__)) && __has_include(<xsimd/xsimd.hpp>)
#include <xsimd/config/xsimd_config.hpp>
#if XSIMD_VERSION_MAJOR * 100 + XSIMD_VERSION_MINOR >= 1302 && XSIMD_VERSION_MAJOR < 15
#define ND_HAS_XSIMD 1
// GCC 12 warns about the deliberately undefined registers of its own AVX-512 intrinsics.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <xsimd/xsimd.hpp>
#pragma GCC diagnostic pop
#endif
#endif
#ifndef ND_HAS_XSIMD
#define ND_HAS_XSIMD 0
#endif

#include <type_traits>

namespace nd::simd
{
/// Target without batches: one element at a time, left to the compiler's vectoriser. `Features` keeps apart the code
/// that the compiler makes of one kernel for different instruction sets.
template <unsigned Features>
struct scalar_target
{
    static constexpr const char* name() noexcept { return "scalar"; }
};

namespace detail
{
[[nodiscard]] consteval unsigned compiler_features() noexcept
{
    unsigned f = 0;
#ifdef __SSE4_2__
    f |= 1u;
#endif
#ifdef __AVX__
    f |= 2u;
#endif
#ifdef __AVX2__
    f |= 4u;
#endif
#ifdef __FMA__
    f |= 8u;
#endif
#ifdef __BMI2__
    f |= 16u;
#endif
#ifdef __AVX512F__
    f |= 32u;
#endif
#ifdef __AVX512BW__
    f |= 64u;
#endif
#ifdef __AVX512VL__
    f |= 128u;
#endif
#ifdef __ARM_FEATURE_SVE
    f |= 256u;
#endif
    return f;
}

template <class Arch>
inline constexpr bool is_scalar_target = false;
template <unsigned Features>
inline constexpr bool is_scalar_target<scalar_target<Features>> = true;
} // namespace detail

/// The scalar target of this translation unit.
using scalar_arch = scalar_target<detail::compiler_features()>;

/// True when batches are xsimd's, false when everything is done one element at a time.
inline constexpr bool has_xsimd = ND_HAS_XSIMD != 0;

/// The instruction set that this translation unit is compiled for: the default argument of every kernel template.
#if !ND_HAS_XSIMD
using default_arch = scalar_arch;
#elif defined(__aarch64__)
using default_arch = xsimd::neon64;
#else
using default_arch = xsimd::default_arch;
#endif

/// Name of an instruction set for humans: "fma3+avx2", "neon64", "scalar".
template <class Arch>
[[nodiscard]] constexpr const char* arch_name() noexcept
{
    return Arch::name();
}

namespace detail
{
#if ND_HAS_XSIMD && defined(__x86_64__)
template <class Arch>
inline constexpr bool has_avx512f = std::is_base_of_v<xsimd::avx512f, Arch>;
template <class Arch>
inline constexpr bool has_avx512bw = std::is_base_of_v<xsimd::avx512bw, Arch>;
template <class Arch>
inline constexpr bool has_avx = std::is_base_of_v<xsimd::avx, Arch>;
template <class Arch>
inline constexpr bool has_avx2 = std::is_base_of_v<xsimd::avx2, Arch>;
template <class Arch>
inline constexpr bool has_sse = std::is_base_of_v<xsimd::sse2, Arch>;
template <class Arch>
inline constexpr bool has_neon = false;
/// `a * b + c` with one rounding costs one instruction.
template <class Arch>
inline constexpr bool has_fma = has_avx512f<Arch> || std::is_base_of_v<xsimd::fma3<xsimd::avx2>, Arch> ||
    std::is_base_of_v<xsimd::fma3<xsimd::avx>, Arch> || std::is_base_of_v<xsimd::fma3<xsimd::sse4_2>, Arch>;
#elif ND_HAS_XSIMD
template <class Arch>
inline constexpr bool has_neon = std::is_base_of_v<xsimd::neon64, Arch>;
template <class Arch>
inline constexpr bool has_fma = has_neon<Arch>;
#endif
} // namespace detail
} // namespace nd::simd
