#include <nd/simd/batch.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/simd.hpp"
#include <complex>
#include <cstring>

namespace simd = nd::simd;
using support::arch;

TEST_CASE("arithmetic types of up to 8 bytes have batches, others do not", "[simd]")
{
    support::for_elements([]<class T>() {
        STATIC_CHECK(simd::vectorizable<T, arch> == simd::has_xsimd);
        STATIC_CHECK(simd::lanes<T, arch> * int{sizeof(T)} == int{sizeof(simd::batch<T, arch>)});
    });
    STATIC_CHECK_FALSE(simd::vectorizable<bool, arch>);
    STATIC_CHECK_FALSE(simd::vectorizable<long double, arch>);
    STATIC_CHECK_FALSE(simd::vectorizable<std::complex<float>, arch>);
    STATIC_CHECK_FALSE(simd::vectorizable<float, simd::scalar_arch>);
    STATIC_CHECK(simd::lanes<bool, arch> == 1);
    STATIC_CHECK(std::is_same_v<simd::batch<bool, arch>, bool>);
    STATIC_CHECK(std::is_same_v<simd::mask<float, simd::scalar_arch>, bool>);
}

TEST_CASE("a batch's element type can be asked for", "[simd]")
{
    STATIC_CHECK(std::is_same_v<simd::element_t<simd::batch<float, arch>>, float>);
    STATIC_CHECK(std::is_same_v<simd::element_t<int>, int>);
}

TEST_CASE("load and store move elements of any alignment unchanged", "[simd]")
{
    support::for_elements([]<class T>() {
        const auto& v = support::pool<T>();
        constexpr std::size_t n = simd::lanes<T, arch>;
        int bad = 0;
        for (std::size_t i = 0; i + n <= v.size(); ++i) {
            T out[n];
            simd::store(out, simd::load<T, arch>(&v[i]));
            bad += std::memcmp(out, &v[i], sizeof out) != 0;
        }
        CHECK(bad == 0);
    });
}

TEST_CASE("splat repeats its value in every lane", "[simd]")
{
    support::for_elements([]<class T>() {
        T out[static_cast<std::size_t>(simd::lanes<T, arch>)];
        simd::store(out, simd::splat<T, arch>(T(42)));
        for (T x : out)
            CHECK(x == T(42));
    });
}

TEST_CASE("streamed stores write what plain stores write", "[simd]")
{
    support::for_elements([]<class T>() {
        alignas(64) T out[64 / sizeof(T)] = {};
        simd::store_stream(out, simd::splat<T, arch>(T(7)));
        simd::stream_fence();
        for (int i = 0; i < simd::lanes<T, arch>; ++i)
            CHECK(out[i] == T(7));
    });
}

TEST_CASE("stream_copy copies any number of bytes and no more", "[simd]")
{
    std::vector<unsigned char> from(400);
    for (std::size_t i = 0; i < from.size(); ++i)
        from[i] = static_cast<unsigned char>(i * 7);
    for (std::size_t bytes : {0U, 1U, 63U, 64U, 65U, 128U, 200U, 399U}) {
        alignas(64) unsigned char to[448] = {};
        simd::stream_copy<arch>(to, from.data() + 1, bytes);
        simd::stream_fence();
        CHECK(std::memcmp(to, from.data() + 1, bytes) == 0);
        CHECK(to[bytes] == 0);
    }
}
