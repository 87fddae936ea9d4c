// The text of the exception that a call throws, for tests of error messages.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>

#include <string>
#include <typeinfo>

namespace support
{
/// `what()` of the `Error`, and of no class derived from it, that `call()` throws; says so when there is none.
template <class Error, class Call>
std::string error_text(Call call)
{
    try {
        call();
    } catch (const Error& thrown) {
        return typeid(thrown) == typeid(Error) ? thrown.what() : std::string("a derived error: ") + thrown.what();
    } catch (const nd::error& thrown) {
        return std::string("another error: ") + thrown.what();
    }
    return "no error";
}
} // namespace support
