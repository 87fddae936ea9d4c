// Random bytes as a .npy file: every reader either gives a sound array or throws nd::error.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/npy_any.hpp>
#include <nd/io/print_any.hpp>

#include "allocations.hpp"
#include <sstream>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::bounded run(size);
    const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(data), size);
    try {
        const nd::any_ndarray a = nd::load_any(bytes);
        std::ostringstream out;
        nd::save(out, a);
        const std::string written = out.str();
        const nd::any_ndarray again = nd::load_any(std::as_bytes(std::span<const char>(written)));
        if (again.dtype() != a.dtype() || nd::descr_text(again.dtype()) != nd::descr_text(a.dtype()))
            __builtin_trap();
        static_cast<void>(nd::repr(a));
    } catch (const nd::error&) {
    }
    try {
        std::istringstream stream(std::string(reinterpret_cast<const char*>(data), size));
        static_cast<void>(nd::load<double>(stream, nd::cast));
    } catch (const nd::error&) {
    }
    return 0;
}
