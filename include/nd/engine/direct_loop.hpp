// The loop for operands that the kernel reads in place or as one repeated value per row: nothing but pointers move.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/pack.hpp>
#include <nd/engine/plan.hpp>

namespace nd::detail::inline ND_ISA
{
/// True when no operand needs a block: rows are long, or there is only one.
[[nodiscard]] inline bool runs_directly(const plan& p, const operand_plan* operands, int count) noexcept
{
    if (p.kind != traversal::rows && p.kind != traversal::whole)
        return false;
    for (int k = 0; k < count; ++k)
        if (operands[k].how != feed::direct && (operands[k].how != feed::splat || operands[k].op->indices_count != 0))
            return false;
    return true;
}

/// One value, repeated over a block as wide as the kernel reads at once.
inline void fill_repeated(std::byte* block, const operand& op, char* value, int count)
{
    if (op.convert == nullptr && op.itemsize == 8) {
        const auto x = load_element<std::uint64_t>(value);
        for (int i = 0; i < count; ++i)
            store_element(reinterpret_cast<char*>(block) + i * 8, x);
    } else
        pack_rows(block, op, {value, count, 0, 1, 0});
}

template <class Arch>
void run_directly(const loop_nest& nest, const operand_plan* operands, int count, const kernel& k, const void* function)
{
    struct moving
    {
        char* data;
        index_t stride;   ///< along axis 1
        std::byte* block; ///< of a repeated value
        const char* tag;  ///< the value that the block holds
    };
    std::size_t bytes = 0;
    for (int i = 0; i < count; ++i)
        if (operands[i].how == feed::splat)
            bytes += static_cast<std::size_t>(k.splat * operands[i].op->block_itemsize + 63) / 64 * 64;
    const auto n_operands = static_cast<std::size_t>(count);
    scratch blocks(bytes);
    scratch tables(n_operands * (sizeof(moving) + sizeof(char*) + sizeof(index_t)));
    auto* at = reinterpret_cast<moving*>(tables.data());
    auto* in = reinterpret_cast<const char**>(at + count);
    auto* step = reinterpret_cast<index_t*>(in + count);
    std::byte* block = blocks.data();
    for (int i = 0; i < count; ++i) {
        at[i] = {nullptr, nest.stride(operands[i].stream, 1), nullptr, nullptr};
        step[i] = operands[i].op->block_itemsize;
        if (operands[i].how == feed::splat) {
            at[i].block = block;
            block += (k.splat * operands[i].op->block_itemsize + 63) / 64 * 64;
            step[i] = 0;
        }
    }

    const index_t columns = nest.extent(0);
    const index_t rows = nest.extent(1);
    loop_position outer(nest, 2);
    do {
        for (int i = 0; i < count; ++i)
            at[i].data = outer.data(operands[i].stream);
        for (index_t row = 0; row < rows; ++row) {
            for (int i = 0; i < count; ++i) {
                moving& m = at[i];
                in[i] = m.data;
                if (m.block != nullptr) {
                    if (m.tag != m.data) {
                        fill_repeated(m.block, *operands[i].op, m.data, k.splat);
                        m.tag = m.data;
                    }
                    in[i] = reinterpret_cast<const char*>(m.block);
                }
                m.data += m.stride;
            }
            k.run(function, const_cast<char*>(in[0]), in + 1, step + 1, columns);
        }
    } while (outer.advance());
}
} // namespace nd::detail::inline ND_ISA
