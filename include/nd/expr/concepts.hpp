// What an expression is: a value type, a rank, and operands that one composed function turns into elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/dense.hpp>
#include <nd/expr/operand.hpp>
#include <nd/layout/broadcast.hpp>

namespace nd
{
/// Base of every lazy expression and of the array handle, so that operators are found and constrained by it.
struct expression_base
{};

/// Base of leaves. Another one, because an array has a leaf as its first member: two bases of one type would need two
/// addresses.
struct leaf_base
{};

/// A lazy expression or an array: knows its element type and its shape, and describes its operands to the engine.
template <class E>
concept expression =
    std::derived_from<std::remove_cvref_t<E>, expression_base> || std::derived_from<std::remove_cvref_t<E>, leaf_base>;

/// A C++ number next to an array, weak in promotion; or a string, a time or a record, which is what it is.
template <class S>
concept scalar_like = element<std::remove_cvref_t<S>> && !expression<S>;

/// What may stand beside an array in an operation.
template <class X>
concept operand_like = expression<X> || scalar_like<X>;

template <expression E>
using value_type_of = typename std::remove_cvref_t<E>::value_type;
} // namespace nd
