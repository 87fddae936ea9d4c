// Structs as elements and their fields.
// SPDX-License-Identifier: BSD-3-Clause
// Also tests: dtype/record.hpp
#include <nd/array/field.hpp>
#include <nd/creation/from.hpp>
#include <nd/creation/ranges.hpp>
#include <nd/dtype/strings.hpp>
#include <nd/io/npy.hpp>
#include <nd/io/print_any.hpp>
#include <nd/reduce/sum.hpp>
#include <nd/select/advanced.hpp>
#include <nd/select/mask.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <cstdlib>
#include <cstring>
#include <sstream>

namespace field_test
{
struct point
{
    float x, y;
    friend bool operator==(const point&, const point&) = default;
};
struct particle
{
    std::int8_t id;
    point at;
    double weight[2];
    nd::bytes<3> name;
};
struct at_exit
{
    int x;
};
#pragma pack(push, 1)
struct packed
{
    std::int8_t a;
    double b;
    std::int16_t c;
};
#pragma pack(pop)
} // namespace field_test
ND_RECORD(field_test::point, x, y);
ND_RECORD(field_test::at_exit, x);
ND_RECORD(field_test::particle, id, at, weight, name);
ND_RECORD(field_test::packed, a, b, c);

namespace
{
using field_test::packed;
using field_test::particle;
using field_test::point;

/// Made before the dtype of its record, destroyed after all that is destroyed.
struct used_at_exit
{
    ~used_at_exit()
    {
        if (std::strcmp(nd::element_traits<field_test::at_exit>::dtype().fields()[0].name, "x") != 0)
            std::_Exit(1);
    }
} const used_last;

TEST_CASE("the dtype of a registered struct outlives static objects", "[record]")
{
    CHECK(nd::dtype_of<field_test::at_exit>().itemsize() == 4);
}

TEST_CASE("a registered struct has the dtype of its fields", "[record]")
{
    CHECK(nd::to_string(nd::dtype_of<packed>()) == "[('a', 'i1'), ('b', '<f8'), ('c', '<i2')]");
    CHECK(nd::dtype_of<point>().is_aligned_record());
    CHECK(nd::repr(nd::dtype_of<particle>()) ==
        "dtype([('id', 'i1'), ('at', [('x', '<f4'), ('y', '<f4')]), ('weight', '<f8', (2,)), ('name', 'S3')], "
        "align=True)");
    CHECK(nd::dtype_of<particle>().itemsize() == sizeof(particle));
    const nd::dtype type = nd::dtype_of<particle>();
    CHECK(type.field("weight").offset == offsetof(particle, weight));
}

TEST_CASE("fields are views that share the memory of the records", "[record]")
{
    nd::ndarray<particle, 1> a({3});
    auto weight = a.field(&particle::weight);
    STATIC_CHECK(decltype(weight)::rank == 2);
    CHECK(weight.stride(0) == nd::index_t{sizeof(particle)});
    weight(nd::_, 1) = nd::arange(3.0);
    a.field(&particle::at).field (&point::y)() = 0.5;
    a(2).name = "abc";
    a.field (&particle::id)() += std::int8_t{1};
    CHECK(a(2).weight[1] == 2.0);
    CHECK(nd::sum(weight) == 3.0);
    CHECK(nd::to_string(a) ==
        "[(1, (0., 0.5), [0., 0.], b'') (1, (0., 0.5), [0., 1.], b'')\n (1, (0., 0.5), [0., 2.], b'abc')]");
    CHECK(nd::to_string(a.field("at").field("y")) == "[0.5 0.5 0.5]");
    CHECK(a.field("weight").as<double>().data() == weight.data());
    CHECK(support::error_text<nd::value_error>([&] { (void)a.field("zz"); }) == "no field of name zz");
    const nd::ndarray<const particle> read_only(a);
    STATIC_CHECK(std::is_same_v<decltype(read_only.field(&particle::id))::element_type, const std::int8_t>);
}

TEST_CASE("fields of packed records are numbers at any address", "[record]")
{
    nd::ndarray<packed> a({3});
    auto b = a.field(&packed::b);
    STATIC_CHECK(std::is_same_v<decltype(b)::element_type, nd::unaligned<double>>);
    b() = nd::arange(3.0) * 1.5;
    a.field (&packed::c)() = 7;
    CHECK(nd::sum(b) == 4.5);
    CHECK(nd::repr(a) ==
        "array([(0, 0. , 7), (0, 1.5, 7), (0, 3. , 7)],\n      dtype=[('a', 'i1'), ('b', '<f8'), ('c', '<i2')])");
    CHECK(nd::to_string(a(b > 1.0).eval()) == "[(0, 1.5, 7) (0, 3. , 7)]");
}

TEST_CASE("records are copied, picked, compared and assigned whole", "[record]")
{
    auto a = nd::fromarrays<point>(nd::arange(4), nd::arange(4.0) * 0.5);
    CHECK(nd::to_string(a) == "[(0., 0. ) (1., 0.5) (2., 1. ) (3., 1.5)]");
    CHECK(nd::to_string(nd::eval(a(nd::idx({3, 0})))) == "[(3., 1.5) (0., 0. )]");
    CHECK(nd::to_string(nd::eval(a(nd::slice(nd::_, nd::_, -1)) == a)) == "[False False False False]");
    CHECK(nd::to_string(nd::eval(a == point{1, 0.5F})) == "[False  True False False]");
    a(nd::slice(0, 2)) = point{9, 9};
    a(nd::idx({3})) = point{8, 8};
    CHECK(nd::to_string(a.copy()) == "[(9., 9.) (9., 9.) (2., 1.) (8., 8.)]");
    a() = a(nd::slice(nd::_, nd::_, -1));
    CHECK(nd::to_string(a.reshape({2, 2}).T()) == "[[(8., 8.) (9., 9.)]\n [(2., 1.) (9., 9.)]]");
}

TEST_CASE("columns become records, sub-arrays too", "[record]")
{
    const auto a = nd::fromarrays<particle>(nd::arange(2), nd::fromarrays<point>(nd::arange(2), nd::arange(2)),
        nd::arange(4).reshape({2, 2}), nd::array({nd::bytes<1>("q"), nd::bytes<1>("r")}));
    CHECK(nd::to_string(a) == "[(0, (0., 0.), [0., 1.], b'q') (1, (1., 1.), [2., 3.], b'r')]");
    CHECK_THROWS_AS(nd::fromarrays<point>(nd::arange(2), nd::arange(3)), nd::broadcast_error);
}

TEST_CASE("files of records become structs, of the same fields only", "[record]")
{
    const auto a = nd::fromarrays<point>(nd::arange(2), nd::arange(2.0) * 0.5);
    std::stringstream file;
    nd::save(file, a);
    const std::string content = file.str();
    CHECK(content.find("[('x', '<f4'), ('y', '<f4')]") != std::string::npos);
    CHECK(nd::to_string(nd::load<point>(file)) == "[(0., 0. ) (1., 0.5)]");
    std::istringstream again(content);
    CHECK(support::error_text<nd::dtype_error>([&] { (void)nd::load<packed>(again); }) ==
        "cannot load elements of dtype [('x', '<f4'), ('y', '<f4')] as [('a', 'i1'), ('b', '<f8'), ('c', '<i2')]");
}
} // namespace
