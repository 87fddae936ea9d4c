// Dtypes as text against NumPy's own.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/descr.hpp>
#include <nd/io/dtype_text.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/golden.hpp"

namespace
{
/// The same fields as a C compiler lays them out.
nd::dtype laid_out(const nd::dtype& type)
{
    if (type.is_subarray())
        return nd::subarray_dtype(laid_out(type.base()), type.shape());
    if (!type.is_record())
        return type;
    std::vector<nd::field_spec> specs;
    for (const nd::field& f : type.fields())
        specs.push_back({f.name, laid_out(f.type), {}, nd::behind, f.title});
    return nd::record_dtype(specs, nd::record_layout::aligned);
}

std::string format_or_dash(const nd::dtype& type)
{
    try {
        return nd::buffer_format(type);
    } catch (const nd::value_error&) {
        return "-";
    }
}

TEST_CASE("dtypes are laid out and written as NumPy's", "[dtype]")
{
    int count = 0;
    for (const auto& line : support::golden("flexible_dtypes")) {
        if (line[0] != "text")
            continue;
        ++count;
        const nd::dtype read = nd::parse_descr(line[2]);
        const nd::dtype type = line[1] == "1" ? laid_out(read) : read;
        INFO(line[2]);
        CHECK(type.itemsize() == support::number(line[3]));
        CHECK(type.alignment() == support::number(line[4]));
        CHECK(nd::to_string(type) == line[5]);
        CHECK(nd::repr(type) == line[6]);
        CHECK(format_or_dash(type) == line[7]);
        CHECK(nd::descr_text(type) == line[8]);
        CHECK(nd::parse_descr(nd::descr_text(type)) == type);
    }
    CHECK(count == 15 + 2 * 13 + 3);
}

TEST_CASE("sub-arrays and empty strings have their own text", "[dtype]")
{
    CHECK(nd::repr(nd::subarray_dtype(nd::dtype_of<float>(), {2, 3})) == "dtype(('<f4', (2, 3)))");
    CHECK(nd::to_string(nd::subarray_dtype(nd::dtype_of<int>(), {2})) == "('<i4', (2,))");
    CHECK(nd::repr(nd::bytes_dtype(0)) == "dtype('S')");
    CHECK(nd::to_string(nd::unicode_dtype(0)) == "<U0");
    CHECK(nd::repr(nd::void_dtype(0)) == "dtype('V')");
    CHECK(nd::repr(nd::record_dtype({})) == "dtype([])");
}

TEST_CASE("fields out of order have no descr", "[dtype]")
{
    const auto i4 = nd::dtype_of<int>();
    const nd::dtype type = nd::record_dtype({{"b", i4, {}, 4}, {"a", i4, {}, 0}});
    CHECK_THROWS_AS(nd::descr_text(type), nd::value_error);
    CHECK(
        nd::repr(type) == "dtype({'names': ['b', 'a'], 'formats': ['<i4', '<i4'], 'offsets': [4, 0], 'itemsize': 8})");
}
} // namespace
