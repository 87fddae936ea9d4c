// Version and build switches of nd: every macro that users may set or read is listed here.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#define ND_VERSION_MAJOR 0
#define ND_VERSION_MINOR 1
#define ND_VERSION_PATCH 0

// ND_CHECK_BOUNDS  0 or 1: check every index of `a(i, j)` and `a[i]` (default: 1 unless NDEBUG is defined); `a.at(i,
// j)` always checks. ND_NO_XSIMD      defined: never use xsimd, even when its headers are found (read by
// simd/arch.hpp). ND_HAS_LIBZIP    defined by the build when libzip is linked (read by io/). ND_HAS_CBLAS     defined
// by the build when a BLAS with C's interface is linked (read by linalg/).
#ifndef ND_CHECK_BOUNDS
#ifdef NDEBUG
#define ND_CHECK_BOUNDS 0
#else
#define ND_CHECK_BOUNDS 1
#endif
#endif

// Functions that must be inlined even without optimisation: they touch elements, so an out-of-line copy compiled for a
// newer instruction set could be picked by the linker for an older one.
#define ND_INLINE [[gnu::always_inline]] inline

// In place of a body: a function that does not exist to `requires`, and whose call gives one error. Clang lists all
// candidates of an operator when a deleted one is chosen, but not here.
#ifdef __clang__
#define ND_DELETED(reason) __attribute__((diagnose_if(true, reason, "error")))
#else
#define ND_DELETED(reason) = delete
#endif

// In front of a loop of constant length over registers: it must be unrolled, or its arrays are memory. Clang does so by
// itself.
#ifdef __clang__
#define ND_UNROLL
#else
#define ND_UNROLL _Pragma("GCC unroll 64")
#endif

// The instruction set that a translation unit is compiled for, as the name of an inline namespace around everything
// that has code of its own: libraries built with different flags then never share a function, only arrays.
#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512VL__)
#define ND_ISA isa_v4
#elif defined(__AVX2__) && defined(__FMA__)
#define ND_ISA isa_v3
#elif defined(__AVX__)
#define ND_ISA isa_avx
#elif defined(__SSE4_2__)
#define ND_ISA isa_v2
#else
#define ND_ISA isa_base
#endif

// Instructions between float16 and float. `isa_avx` names code for machines with them and without, so they are used
// from `isa_v3` on, whose machines all have them.
#if defined(__F16C__) && defined(__AVX2__) && defined(__FMA__)
#define ND_HAS_F16C 1
#else
#define ND_HAS_F16C 0
#endif

namespace nd
{
/// True when `a(i, j)` and `a[i]` check their indices.
inline constexpr bool checks_bounds = ND_CHECK_BOUNDS != 0;
} // namespace nd
