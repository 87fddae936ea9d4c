// Dtypes of records and sub-arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/format.hpp>
#include <nd/dtype/record_dtype.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <string>
#include <utility>

namespace
{
using nd::dtype_of;
using nd::record_dtype;
using nd::record_layout;

std::string error_of(std::initializer_list<nd::field_spec> specs, record_layout layout, nd::index_t itemsize = -1)
{
    return support::error_text<nd::value_error>([&] { (void)record_dtype(specs, layout, itemsize); });
}

TEST_CASE("fields follow each other, or stand where a C compiler puts them", "[dtype]")
{
    struct c_struct
    {
        std::int8_t a;
        double b;
        std::int16_t c;
    };
    const std::initializer_list<nd::field_spec> specs{
        {"a", dtype_of<std::int8_t>()}, {"b", dtype_of<double>()}, {"c", dtype_of<std::int16_t>()}};
    const nd::dtype packed = record_dtype(specs);
    CHECK(packed.itemsize() == 11);
    CHECK(packed.alignment() == 1);
    CHECK(packed.field("b").offset == 1);
    CHECK(packed.field("c").offset == 9);
    CHECK_FALSE(packed.is_aligned_record());
    const nd::dtype aligned = record_dtype(specs, record_layout::aligned);
    CHECK(aligned.itemsize() == sizeof(c_struct));
    CHECK(aligned.alignment() == alignof(c_struct));
    CHECK(aligned.field("b").offset == offsetof(c_struct, b));
    CHECK(aligned.field("c").offset == offsetof(c_struct, c));
    CHECK(aligned.is_aligned_record());
    CHECK(std::string(aligned.typestr().text()) == "|V24");
    CHECK(std::string(packed.name().text()) == "void88");
}

TEST_CASE("fields are found by name and by title", "[dtype]")
{
    const nd::dtype t =
        record_dtype({{"x", dtype_of<int>(), {}, nd::behind, "abscissa"}, {"", dtype_of<float>(), {2, 3}}});
    CHECK(t.fields().size() == 2);
    CHECK(&t.field("abscissa") == &t.field("x"));
    CHECK(t.field("f1").type.shape().size() == 2);
    CHECK(t.field("f1").type.base() == dtype_of<float>());
    CHECK(t.field("f1").type.itemsize() == 24);
    CHECK(t.find_field("y") == nullptr);
    CHECK(support::error_text<nd::value_error>([&] { (void)t.field("zz"); }) == "no field of name zz");
    const nd::dtype number = dtype_of<int>();
    CHECK(number.fields().empty());
}

TEST_CASE("equality of records looks at names, titles, offsets and dtypes, not at alignment", "[dtype]")
{
    const auto i4 = dtype_of<int>();
    CHECK(record_dtype({{"a", i4}}) == record_dtype({{"a", i4}}, record_layout::aligned));
    CHECK(record_dtype({{"a", i4}}) != record_dtype({{"b", i4}}));
    CHECK(record_dtype({{"a", i4}}) != record_dtype({{"a", i4, {}, nd::behind, "t"}}));
    CHECK(record_dtype({{"a", i4}}) != record_dtype({{"a", dtype_of<float>()}}));
    CHECK(record_dtype({{"a", i4}}) != nd::void_dtype(4));
    CHECK(record_dtype({{"a", i4}, {"b", i4}}) != record_dtype({{"b", i4, {}, 4}, {"a", i4, {}, 0}}));
    CHECK(nd::subarray_dtype(i4, {2}) != nd::void_dtype(8));
    CHECK(nd::subarray_dtype(i4, {2, 3}) == nd::subarray_dtype(nd::subarray_dtype(i4, {3}), {2}));
}

TEST_CASE("records share what they are made of and outlive each other", "[dtype]")
{
    nd::dtype outer;
    {
        const nd::dtype inner = record_dtype({{"u", nd::parse_dtype(">i2")}, {"v", nd::parse_dtype("S3")}});
        outer = record_dtype({{"p", inner, {2}}, {"q", dtype_of<double>()}});
    }
    nd::dtype copy = outer;
    nd::dtype moved = std::move(outer);
    outer = copy;
    copy = dtype_of<int>();
    CHECK(moved == outer);
    CHECK(moved.field("p").type.base().field("v").offset == 2);
    CHECK_FALSE(moved.is_native());
    CHECK(moved.itemsize() == 18);
}

TEST_CASE("records that cannot be are refused in NumPy's words", "[dtype]")
{
    const auto i4 = dtype_of<int>();
    CHECK(error_of({{"a", i4}, {"a", i4}}, record_layout::packed) == "field 'a' occurs more than once");
    CHECK(error_of({{"a", i4, {}, -1}}, record_layout::packed) == "offset -1 cannot be negative");
    CHECK(error_of({{"a", i4, {}, 1}}, record_layout::aligned) ==
        "offset 1 for NumPy dtype with fields is not divisible by the field alignment 4 with align=True");
    CHECK(error_of({{"a", i4}}, record_layout::packed, 2) ==
        "NumPy dtype descriptor requires 4 bytes, cannot override to smaller itemsize of 2");
    CHECK_THROWS_AS(nd::subarray_dtype(i4, {1 << 20, 1 << 20}), nd::value_error);
    CHECK_THROWS_AS(nd::subarray_dtype(i4, {-1}), nd::value_error);
}

template <class D>
concept fields_can_be_seen = requires(D&& type)
{
    std::forward<D>(type).fields();
};
template <class D>
concept a_field_can_be_found = requires(D&& type)
{
    std::forward<D>(type).find_field("x");
};
template <class D>
concept a_field_can_be_taken = requires(D&& type)
{
    std::forward<D>(type).field("x");
};
template <class D>
concept shape_can_be_seen = requires(D&& type)
{
    std::forward<D>(type).shape();
};

TEST_CASE("what a dtype is made of is not seen through a temporary, which would free it", "[dtype]")
{
    STATIC_CHECK(fields_can_be_seen<const nd::dtype&>);
    STATIC_CHECK_FALSE(fields_can_be_seen<nd::dtype>);
    STATIC_CHECK(a_field_can_be_found<const nd::dtype&>);
    STATIC_CHECK_FALSE(a_field_can_be_found<nd::dtype>);
    STATIC_CHECK(a_field_can_be_taken<const nd::dtype&>);
    STATIC_CHECK_FALSE(a_field_can_be_taken<nd::dtype>);
    STATIC_CHECK(shape_can_be_seen<const nd::dtype&>);
    STATIC_CHECK_FALSE(shape_can_be_seen<nd::dtype>);
    const auto& base = nd::subarray_dtype(record_dtype({{"x", dtype_of<int>()}}), {2}).base();
    CHECK(base.field("x").type == dtype_of<int>());
}
} // namespace
