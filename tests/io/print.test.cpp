#include <nd/io/print.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/bytes.hpp"
#include "support/golden.hpp"
#include <complex>
#include <sstream>

namespace
{
nd::print_options print_options_of(const std::string& text)
{
    nd::print_options o;
    for (const auto& option : support::split(text, ',')) {
        const auto equals = option.find('=');
        const std::string name = option.substr(0, equals);
        const std::string value = option.substr(equals + 1);
        if (name == "nanstr")
            o.nanstr = value;
        else if (name == "infstr")
            o.infstr = value;
        else if (name == "sign")
            o.sign = value.at(0);
        else if (name == "precision")
            o.precision = std::stoi(value);
        else if (name == "suppress")
            o.suppress = value == "1";
        else if (name == "floatmode")
            o.floatmode = static_cast<nd::float_mode>(std::stoi(value));
        else
            (name == "threshold" ? o.threshold : name == "edgeitems" ? o.edgeitems : o.linewidth) = std::stol(value);
    }
    return o;
}

std::string with_line_breaks(const std::string& text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text.compare(i, 2, "\\n") == 0;
        out += escaped ? '\n' : text[i];
        i += escaped ? 1 : 0;
    }
    return out;
}

template <class T>
std::string printed(const std::vector<std::string>& c)
{
    const auto memory = support::bytes(c[4]);
    const nd::axis_values shape = support::numbers(c[1]);
    const nd::axis_values strides = support::numbers(c[2]);
    const auto* data = reinterpret_cast<const T*>(memory.data() + support::number(c[3]));

    const nd::ndarray<const T> a(nd::leaf<const T, nd::dynamic>({}, data,
        nd::layout<>({shape.data(), static_cast<std::size_t>(shape.size())},
            {strides.data(), static_cast<std::size_t>(strides.size())})));
    return c[5] == "str" ? nd::to_string(a) : nd::repr(a);
}

std::string printed_as(const std::vector<std::string>& c)
{
    const std::string& dtype = c[0];
    return dtype == "|b1" ? printed<bool>(c)
        : dtype == "|i1"  ? printed<std::int8_t>(c)
        : dtype == "|u1"  ? printed<std::uint8_t>(c)
        : dtype == "<i2"  ? printed<std::int16_t>(c)
        : dtype == "<u2"  ? printed<std::uint16_t>(c)
        : dtype == "<i4"  ? printed<std::int32_t>(c)
        : dtype == "<u4"  ? printed<std::uint32_t>(c)
        : dtype == "<i8"  ? printed<std::int64_t>(c)
        : dtype == "<u8"  ? printed<std::uint64_t>(c)
        : dtype == "<f4"  ? printed<float>(c)
        : dtype == "<f8"  ? printed<double>(c)
        : dtype == "<c8"  ? printed<std::complex<float>>(c)
                          : printed<std::complex<double>>(c);
}
} // namespace

TEST_CASE("str and repr are NumPy's for every dtype, layout and option", "[print]")
{
    for (const auto& c : support::golden("print")) {
        INFO(c[0] << " (" << c[1] << ") " << c[5] << " " << c[6]);
        const nd::print_guard guard(print_options_of(c[6]));
        CHECK(printed_as(c) == with_line_breaks(c[7]));
    }
}

TEST_CASE("an array can be written to a stream", "[print]")
{
    nd::ndarray<double, 2> a({2, 2});
    a.data()[3] = 0.5;
    std::ostringstream out;
    out << a << '\n';
    CHECK(out.str() == "[[0.  0. ]\n [0.  0.5]]\n");
}

TEST_CASE("an expression prints as its value", "[print]")
{
    const nd::ndarray<double, 1> a({3});
    CHECK(nd::repr(a + 1.5) == "array([1.5, 1.5, 1.5])");
}

TEST_CASE("array2string takes options and separator for itself", "[print]")
{
    nd::ndarray<double, 1> a({2});
    a.data()[0] = 1.0 / 3;
    CHECK(nd::array2string(a, {.precision = 2}, ", ") == "[0.33, 0.  ]");
    CHECK(nd::to_string(a) == "[0.33333333 0.        ]");
}

TEST_CASE("a number prints as NumPy's scalars do", "[print]")
{
    CHECK(nd::repr(1.5F) == "np.float32(1.5)");
    CHECK(nd::repr(std::complex<float>(1, 2)) == "np.complex64(1+2j)");
    CHECK(nd::repr(true) == "np.True_");
    CHECK(nd::repr(std::int64_t{-3}) == "np.int64(-3)");
    CHECK(nd::to_string(std::complex<float>(1, 2)) == "(1+2j)");
    CHECK(nd::to_string(1e16) == "1e+16");
}

TEST_CASE("a billion broadcast elements print at once", "[print]")
{
    const double value = 2.5;
    const std::vector<nd::index_t> shape = {1'000'000'000, 1'000'000'000};
    const std::vector<nd::index_t> strides = {0, 0};

    const nd::ndarray<const double> a(nd::leaf<const double, nd::dynamic>({}, &value, nd::layout<>(shape, strides)));
    const nd::print_guard guard({.edgeitems = 1});
    CHECK(nd::repr(a) ==
        "array([[2.5, ..., 2.5],\n       ...,\n       [2.5, ..., 2.5]], shape=(1000000000, 1000000000))");
}
