// Packing and unpacking of strided and transposed elements.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/pack.hpp>

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace
{
using nd::index_t;
using namespace nd::detail;

template <class T>
index_t wrong_elements(index_t n, index_t stride, index_t rows, index_t row_stride)
{
    std::vector<T> memory(40000);
    for (std::size_t i = 0; i < memory.size(); ++i)
        memory[i] = static_cast<T>(i % 251);
    T* first = memory.data() + 20000;
    const auto size = static_cast<index_t>(sizeof(T));
    std::vector<T> block(static_cast<std::size_t>(n * rows) + 1, T(7));
    pack_elements<opaque_element<sizeof(T)>>(
        block.data(), {reinterpret_cast<char*>(first), n, stride * size, rows, row_stride * size});
    index_t wrong = block.back() != T(7);
    for (index_t row = 0; row < rows; ++row)
        for (index_t i = 0; i < n; ++i)
            wrong += block[static_cast<std::size_t>(row * n + i)] != first[row * row_stride + i * stride];
    return wrong;
}

TEST_CASE("rows of any strides are packed densely", "[engine]")
{
    for (index_t n : {1, 2, 3, 4, 8, 17, 64})
        for (index_t rows : {1, 3, 4, 9, 33})
            for (index_t stride : {1, -1, 0, 2, 5, 100, -100})
                for (index_t row_stride : {1, 0, -3, 70, 1000 / 10}) {
                    INFO(n << " by " << stride << ", " << rows << " rows by " << row_stride);
                    CHECK(wrong_elements<std::uint8_t>(n, stride, rows, row_stride) == 0);
                    CHECK(wrong_elements<std::uint16_t>(n, stride, rows, row_stride) == 0);
                    CHECK(wrong_elements<std::uint32_t>(n, stride, rows, row_stride) == 0);
                    CHECK(wrong_elements<std::uint64_t>(n, stride, rows, row_stride) == 0);
                }
}

TEST_CASE("a block is unpacked to where it came from and nowhere else", "[engine]")
{
    std::vector<double> memory(100, -1);
    const std::vector<double> block{1, 2, 3, 4, 5, 6};
    unpack_rows({reinterpret_cast<char*>(memory.data() + 50), 3, 16, 2, -160}, 8, nullptr, block.data());
    CHECK((memory[50] == 1 && memory[52] == 2 && memory[54] == 3 && memory[30] == 4 && memory[34] == 6));
    CHECK((memory[51] == -1 && memory[31] == -1));
}
} // namespace
