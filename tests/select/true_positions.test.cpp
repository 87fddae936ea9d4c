#include <nd/select/true_positions.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace nd;
using arch = simd::default_arch;

namespace
{
std::vector<unsigned char> bytes_of(index_t n)
{
    std::vector<unsigned char> bytes(static_cast<std::size_t>(n));
    unsigned state = 12345;
    for (unsigned char& b : bytes)
        b = ((state = state * 1664525 + 1013904223) >> 16) % 3 == 0 ? static_cast<unsigned char>(state | 1) : 0;
    return bytes;
}
} // namespace

TEST_CASE("true bytes are counted and listed for every length", "[select]")
{
    for (index_t n = 0; n < 300; ++n) {
        const auto bytes = bytes_of(n);
        std::vector<index_t> expected;
        for (index_t i = 0; i < n; ++i)
            if (bytes[static_cast<std::size_t>(i)] != 0)
                expected.push_back(100 - 3 * i);
        std::vector<index_t> out(expected.size() + 1, 7);
        index_t* end = detail::list_true<arch>(out.data(), bytes.data(), n, 100, -3);
        REQUIRE(end - out.data() == static_cast<index_t>(expected.size()));
        CHECK(out.back() == 7);
        out.pop_back();
        CHECK(out == expected);
        CHECK(detail::count_true<arch>(bytes.data(), n) == static_cast<index_t>(expected.size()));
    }
}

TEST_CASE("compress copies the elements of every size where the mask is true", "[select]")
{
    const auto check = []<int Size>(std::integral_constant<int, Size>, index_t n, index_t stride) {
        const auto bytes = bytes_of(n);
        std::vector<char> data(static_cast<std::size_t>(n * stride + 64));
        for (std::size_t i = 0; i < data.size(); ++i)
            data[i] = static_cast<char>(i * 7 + i / 256);
        std::string expected;
        for (index_t i = 0; i < n; ++i)
            if (bytes[static_cast<std::size_t>(i)] != 0)
                expected.append(data.data() + i * stride, Size);
        std::string out(expected.size() + 200, 'x');
        char* limit = out.data() + expected.size(); // nothing may be written behind the result
        char* end = detail::compress<arch, Size>(out.data(), limit, data.data(), stride, bytes.data(), n);
        CHECK(end == limit);
        CHECK(out == expected + std::string(200, 'x'));
    };
    for (index_t n : {0, 1, 5, 63, 64, 65, 200, 1000}) {
        check(std::integral_constant<int, 1>(), n, 1);
        check(std::integral_constant<int, 2>(), n, 2);
        check(std::integral_constant<int, 4>(), n, 4);
        check(std::integral_constant<int, 8>(), n, 8);
        check(std::integral_constant<int, 16>(), n, 16);
        check(std::integral_constant<int, 4>(), n, 12);
        check(std::integral_constant<int, 8>(), n, 24);
    }
}

TEST_CASE("coordinates of true elements come in C order, axis by axis", "[select]")
{
    const unsigned char bytes[12] = {0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1};
    const index_t shape[] = {2, 2, 3};
    index_t out[12];
    detail::list_true_coordinates<arch>(out, bytes, shape, 4);
    const index_t expected[12] = {0, 1, 1, 1, 0, 0, 0, 1, 1, 0, 1, 2};
    for (int i = 0; i < 12; ++i)
        CHECK(out[i] == expected[i]);
}

TEST_CASE("a contiguous mask is shared, any other is copied", "[select]")
{
    const ndarray<bool> m({4, 3});
    CHECK(detail::make_dense_mask(m.handle()).bytes == reinterpret_cast<const unsigned char*>(m.data()));
    const auto t = m.T();
    const auto dense = detail::make_dense_mask(t.handle());
    CHECK((dense.size == 12 && dense.bytes != reinterpret_cast<const unsigned char*>(m.data())));
}

TEST_CASE("an array is walked in C order whatever its strides", "[select]")
{
    const char data[24] = {};
    const index_t shape[] = {2, 1, 3};
    const index_t strides[] = {8, 99, 2};
    index_t runs = 0;
    detail::c_ordered_walk(data, shape, strides).for_runs([&](const char* p, index_t n, index_t stride) {
        CHECK((p == data + 8 * runs && n == 3 && stride == 2));
        ++runs;
    });
    CHECK(runs == 2);
}

TEST_CASE("elements that were picked by a mask go back to their places", "[select]")
{
    for (index_t n : {0, 1, 63, 64, 65, 300}) {
        auto bytes = bytes_of(n);
        for (index_t i = 64; i < 128 && i < n; ++i)
            bytes[static_cast<std::size_t>(i)] = 1;
        for (index_t every : {1, 2}) {
            std::vector<double> a(static_cast<std::size_t>(every * n) + 1), picked(a.size()), back(a.size(), -1.0);
            for (std::size_t i = 0; i < a.size(); ++i)
                a[i] = static_cast<double>(i);
            const char* end = nd::detail::compress<arch, 8>(reinterpret_cast<char*>(picked.data()),
                reinterpret_cast<const char*>(picked.data() + picked.size()), reinterpret_cast<const char*>(a.data()),
                8 * every, bytes.data(), n);
            CHECK(nd::detail::expand<arch, 8>(reinterpret_cast<const char*>(picked.data()),
                      reinterpret_cast<char*>(back.data()), 8 * every, bytes.data(), n) == end);
            index_t wrong = 0;
            for (index_t i = 0; i < every * n; ++i) {
                const bool is_true = i % every == 0 && bytes[static_cast<std::size_t>(i / every)] != 0;
                wrong += back[static_cast<std::size_t>(i)] != (is_true ? static_cast<double>(i) : -1.0);
            }
            CHECK(wrong == 0);
        }
    }
}
