// Strings as elements.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/dtype/strings.hpp>
#include <nd/io/print_any.hpp>
#include <nd/select/advanced.hpp>
#include <nd/select/mask.hpp>
#include <nd/select/sort.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

namespace
{
using nd::bytes;
using nd::ucs4;

TEST_CASE("strings are filled up with zeros, cut, and compare without them", "[dtype]")
{
    CHECK(bytes<4>("fig").size() == 3);
    CHECK(std::string(bytes<2>("fig")) == "fi");
    CHECK(bytes<4>("fig") == bytes<3>("fig"));
    CHECK(bytes<4>("fig") < bytes<1>("g"));
    CHECK(bytes<4>("a\x80") > bytes<2>("a\x7f"));
    CHECK(bytes<3>(std::string_view("ab\0", 3)).size() == 2);
    CHECK(ucs4<2>(U"\u00e9\U0001f600") == ucs4<3>("\u00e9\U0001f600"));
    CHECK(ucs4<3>("ab") == bytes<2>("ab"));
    CHECK(ucs4<3>("a\xff").text[1] == U'\uFFFD');
    CHECK(std::u32string(ucs4<3>("ab")) == U"ab");
    CHECK(nd::dtype_of<bytes<5>>() == nd::bytes_dtype(5));
    CHECK(nd::dtype_of<ucs4<5>>() == nd::unicode_dtype(5));
}

TEST_CASE("arrays of strings compare, sort, pick and print as NumPy's", "[dtype]")
{
    const auto a = nd::array({bytes<4>("pear"), bytes<4>("fig"), bytes<4>("kiwi")});
    CHECK(nd::repr(a) == "array([b'pear', b'fig', b'kiwi'], dtype='|S4')");
    CHECK(nd::repr(nd::sort(a)) == "array([b'fig', b'kiwi', b'pear'], dtype='|S4')");
    CHECK(nd::repr(nd::argsort(a)) == "array([1, 2, 0])");
    CHECK(nd::repr(nd::eval(a == bytes<3>("fig"))) == "array([False,  True, False])");
    CHECK(nd::repr(nd::eval(a < bytes<1>("l"))) == "array([False,  True,  True])");
    CHECK(nd::repr(nd::eval(a(a != bytes<3>("fig")))) == "array([b'pear', b'kiwi'], dtype='|S4')");
    CHECK(nd::repr(nd::eval(a(nd::idx({2, 2, 0})))) == "array([b'kiwi', b'kiwi', b'pear'], dtype='|S4')");
    const nd::ndarray<ucs4<6>> wide(a);
    CHECK(nd::repr(wide) == "array(['pear', 'fig', 'kiwi'], dtype='<U6')");
    CHECK(nd::repr(nd::eval(a.astype<bytes<2>>())) == "array([b'pe', b'fi', b'ki'], dtype='|S2')");
    CHECK(nd::repr(nd::eval(wide == a)) == "array([ True,  True,  True])");
}

TEST_CASE("bytes are the code points below 256, and others become a question mark in bytes", "[dtype]")
{
    CHECK(ucs4<1>(bytes<1>("\xE9")).text[0] == U'\u00E9');
    CHECK(bytes<3>(ucs4<3>(U"\u00E9\u20ACx")) == bytes<3>("\xE9?x"));
    const auto narrow = nd::array({bytes<2>("\xE9"), bytes<2>("\xFF\x80")});
    const auto wide = nd::array({ucs4<2>(U"\u00E9"), ucs4<2>(U"\u00FF\u0080")});
    CHECK(nd::repr(nd::eval(narrow == wide)) == "array([ True,  True])");
    CHECK(nd::repr(nd::eval(wide.astype<bytes<2>>() == narrow)) == "array([ True,  True])");
    CHECK(nd::repr(nd::eval(narrow.astype<ucs4<2>>() == wide)) == "array([ True,  True])");
}

TEST_CASE("strings of any size are written through views", "[dtype]")
{
    nd::ndarray<bytes<5>> a({2, 3});
    a(nd::_, nd::slice(nd::_, nd::_, 2)) = bytes<5>("spam!");
    a(1, nd::_) = nd::array({bytes<2>("x"), bytes<2>("yy"), bytes<2>("z")});
    a(nd::idx({0}), nd::idx({1})) = bytes<3>("egg");
    CHECK(nd::repr(a) == "array([[b'spam!', b'egg', b'spam!'],\n       [b'x', b'yy', b'z']], dtype='|S5')");
    CHECK(
        nd::repr(a.T()) == "array([[b'spam!', b'x'],\n       [b'egg', b'yy'],\n       [b'spam!', b'z']], dtype='|S5')");
    a(a == bytes<1>("x")) = bytes<1>("q");
    CHECK(nd::repr(a.T().copy()(0, nd::_)) == "array([b'spam!', b'q'], dtype='|S5')");
}
} // namespace
