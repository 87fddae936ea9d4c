// Random text as a PEP 3118 format: what is read is a dtype whose parts stand inside it, and plain types read back.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/dtype_text.hpp>
#include <nd/io/parse_buffer_format.hpp>

#include "allocations.hpp"

namespace
{
void check(const nd::dtype& type)
{
    for (const nd::field& f : type.base().fields()) {
        if (f.offset < 0 || f.offset > type.base().itemsize() - f.type.itemsize())
            __builtin_trap();
        check(f.type);
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::bounded run(size);
    try {
        const nd::dtype type = nd::parse_buffer_format(std::string_view(reinterpret_cast<const char*>(data), size));
        check(type);
        static_cast<void>(nd::repr(type));
        const std::string format = nd::buffer_format(type);
        if (!type.base().is_record() && type.base().kind() != nd::kind::opaque &&
            nd::parse_buffer_format(format) != type)
            __builtin_trap();
    } catch (const nd::error&) {
    }
    return 0;
}
