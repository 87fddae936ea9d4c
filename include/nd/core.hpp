// The cheap include: the array, its indexing and its operators, without mathematics, reductions and files.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/array/iterate.hpp>
#include <nd/creation/filled.hpp>
#include <nd/indexing/literal.hpp>
#include <nd/select/advanced.hpp>
#include <nd/select/refused_operators.hpp>
#include <nd/ufunc/operators.hpp>
#include <nd/ufunc/where.hpp>
