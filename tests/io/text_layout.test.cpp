#include <nd/io/text_layout.hpp>

#include <catch2/catch_test_macros.hpp>

#include <numeric>
#include <vector>

namespace
{
// 0, 1, 2, ... in C order of `shape`.
std::string counted_text(const std::vector<nd::index_t>& shape, const nd::print_options& options = {},
    std::string_view separator = " ", nd::index_t prefix = 0, nd::index_t suffix = 0)
{
    const auto settings = nd::detail::merge(nd::detail::print_settings{}, options);
    std::vector<nd::index_t> strides(shape.size());
    nd::index_t size = 1;
    for (std::size_t i = shape.size(); i-- > 0; size *= shape[i])
        strides[i] = size * static_cast<nd::index_t>(sizeof(int));
    std::vector<int> values(static_cast<std::size_t>(size));
    std::iota(values.begin(), values.end(), 0);
    auto format = nd::detail::make_format<int>(settings);
    return nd::detail::layout_text(format, {reinterpret_cast<const std::byte*>(values.data()), shape, strides, -1},
        settings, separator, prefix, suffix);
}
} // namespace

TEST_CASE("axes are nested brackets, separated by one newline per axis below", "[print]")
{
    CHECK(counted_text({}) == "0");
    CHECK(counted_text({2}) == "[0 1]");
    CHECK(counted_text({2, 2}) == "[[0 1]\n [2 3]]");
    CHECK(counted_text({2, 1, 2}) == "[[[0 1]]\n\n [[2 3]]]");
    CHECK(counted_text({3, 0, 2}) == "[]");
}

TEST_CASE("rows wrap at the line width, brackets and separator included", "[print]")
{
    CHECK(counted_text({6}, {.linewidth = 8}) == "[0 1 2\n 3 4 5]");
    CHECK(counted_text({6}, {.linewidth = 7}) == "[0 1 2\n 3 4 5]");
    CHECK(counted_text({6}, {.linewidth = 1}) == "[0\n 1\n 2\n 3\n 4\n 5]");
    CHECK(counted_text({4}, {.linewidth = 12}, ", ", 6, 1) == "[0,\n       1,\n       2,\n       3]");
}

TEST_CASE("large arrays are summarised at both ends of every long axis", "[print]")
{
    CHECK(counted_text({9}, {.threshold = 8}) == "[0 1 2 ... 6 7 8]");
    CHECK(counted_text({6}, {.threshold = 5}) == "[0 1 2 3 4 5]");
    CHECK(counted_text({4, 4}, {.threshold = 5, .edgeitems = 1}) == "[[ 0 ...  3]\n ...\n [12 ... 15]]");
    CHECK(counted_text({9}, {.threshold = 8, .edgeitems = 0}) == "[... 8]");
    CHECK(counted_text({9}, {.threshold = 8, .edgeitems = std::numeric_limits<nd::index_t>::max()}) ==
        "[0 1 2 3 4 5 6 7 8]");
}

TEST_CASE("the separator stands between elements and, trimmed, between rows", "[print]")
{
    CHECK(counted_text({2, 2}, {}, ", ") == "[[0, 1],\n [2, 3]]");
    CHECK(counted_text({2, 2}, {}, " | ") == "[[0 | 1] |\n [2 | 3]]");
    CHECK(counted_text({2, 2}, {}, "") == "[[01]\n [23]]");
}
