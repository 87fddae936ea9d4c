// An operand as the engine sees it: where its elements are, and how they become what a kernel reads.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/convert.hpp>
#include <nd/memory/buffer.hpp>

namespace nd::detail::inline ND_ISA
{
/// One index array of a gathered operand. Its elements are axis positions of the source, negative ones from the end.
struct index_stream
{
    const index_t* data;
    const index_t* strides; ///< over the axes of the gathered result, zero where the result does not come from it
    index_t extent;         ///< of the source axis
    index_t step;           ///< bytes from one position of the source axis to the next
    int axis;               ///< of the source, for messages
    // The array itself, for the check of its values before anything is written.
    const index_t* values_shape;
    const index_t* values_strides;
    int values_ndim;
};

/// Elements in memory, as plain data that costs nothing to make. Shape and strides are those of the operand itself,
/// before broadcasting.
struct operand
{
    char* data;
    const index_t* shape;
    const index_t* strides;
    int ndim;
    int itemsize;            ///< bytes per element in memory
    int block_itemsize;      ///< bytes per element as the kernel reads it
    int alignment;           ///< that the element type in memory needs
    int indices_count;       ///< number of index streams; 0: plain strides
    gather_function convert; ///< null when memory and kernel agree
    const index_stream* indices;
    control_block* kept = nullptr; ///< memory made for this evaluation that the pointers above point into
};
} // namespace nd::detail::inline ND_ISA
