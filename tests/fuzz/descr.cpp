// Random text as a type string, as a descr and as a PEP 3118 format: what is read is written so that it reads the same.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/result_type.hpp>
#include <nd/io/descr.hpp>
#include <nd/io/dtype_text.hpp>

#include "allocations.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::bounded run(size);
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        static_cast<void>(nd::parse_dtype(text.c_str()));
    } catch (const nd::error&) {
    }
    try {
        const nd::dtype type = nd::parse_descr(text);
        if (nd::parse_descr(nd::descr_text(type)) != type)
            __builtin_trap();
        static_cast<void>(nd::repr(type));
        static_cast<void>(nd::can_cast(type, nd::bytes_dtype(7), nd::casting::same_kind));
        static_cast<void>(nd::promote_types(type, type));
        static_cast<void>(nd::buffer_format(type));
    } catch (const nd::error&) {
    }
    return 0;
}
