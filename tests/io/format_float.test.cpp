#include <nd/io/format_float.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/bytes.hpp"
#include "support/golden.hpp"

namespace
{
nd::float_format float_options(const std::string& text)
{
    nd::float_format f;
    for (const auto& option : support::split(text, ',')) {
        const auto equals = option.find('=');
        const std::string name = option.substr(0, equals);
        if (name == "trim") {
            f.trim = option.back();
            continue;
        }
        const int value = std::stoi(option.substr(equals + 1));
        for (const auto& [key, flag] :
            {std::pair{"unique", &f.unique}, {"fractional", &f.fractional}, {"sign", &f.sign}})
            if (name == key)
                *flag = value != 0;
        for (const auto& [key, count] : {std::pair{"precision", &f.precision}, {"pad_left", &f.pad_left},
                 {"pad_right", &f.pad_right}, {"exp_digits", &f.exp_digits}, {"min_digits", &f.min_digits}})
            if (name == key)
                *count = value;
    }
    return f;
}

template <class T>
std::string formatted(const std::vector<std::string>& c)
{
    T x;
    std::memcpy(&x, support::bytes(c[1]).data(), sizeof x);
    const nd::float_format f = float_options(c[3]);
    return c[2] == "format_float_positional" ? nd::format_float_positional(x, f) : nd::format_float_scientific(x, f);
}
} // namespace

TEST_CASE("numbers are written digit for digit as by NumPy", "[print]")
{
    for (const auto& c : support::golden("format_float")) {
        INFO(c[0] << " " << c[1] << " " << c[2] << "(" << c[3] << ")");
        CHECK((c[0] == "<f8" ? formatted<double>(c) : formatted<float>(c)) == c[4]);
    }
}

TEST_CASE("zeros fill up to any precision", "[print]")
{
    const std::string text = nd::format_float_positional(0.5, {.precision = 5000, .unique = false});
    CHECK(text == "0.5" + std::string(4999, '0'));
}

TEST_CASE("float formats that contradict themselves are refused", "[print]")
{
    CHECK_THROWS_AS(nd::format_float_positional(1.0, {.unique = false}), nd::value_error);
    CHECK_THROWS_AS(nd::format_float_positional(1.0, {.precision = 0, .fractional = false}), nd::value_error);
    CHECK_THROWS_AS(nd::format_float_positional(1.0, {.precision = 2, .min_digits = 3}), nd::value_error);
    CHECK_THROWS_AS(nd::format_float_scientific(1.0, {.trim = 'x'}), nd::value_error);
}
