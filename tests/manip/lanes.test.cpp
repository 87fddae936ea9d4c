#include <nd/manip/lanes.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/expected.hpp"

TEST_CASE("every lane along an axis is visited once, in C order", "[manip][lanes]")
{
    const auto a = support::counted({2, 3, 4});
    std::vector<double> firsts;
    nd::detail::for_each_lane(a.handle(), 1, [&](const nd::detail::lane& l) {
        CHECK(l.n == 3);
        CHECK(l.get<double>(2) - l.get<double>(0) == 8);
        firsts.push_back(l.get<double>(0));
    });
    CHECK(firsts == std::vector<double>{0, 1, 2, 3, 12, 13, 14, 15});
}

TEST_CASE("lanes of two arrays go together", "[manip][lanes]")
{
    const auto a = support::counted({2, 3});
    nd::ndarray<nd::index_t> sums({2, 1});
    nd::detail::for_each_lane(
        a.handle(), sums.handle(), 1, [](const nd::detail::lane& in, const nd::detail::lane& out) {
            CHECK(out.n == 1);
            out.set<nd::index_t>(
                0, static_cast<nd::index_t>(in.get<double>(0) + in.get<double>(1) + in.get<double>(2)));
        });
    CHECK(sums(0, 0) == 3);
    CHECK(sums(1, 0) == 12);
}

TEST_CASE("an array without elements outside the axis has no lanes", "[manip][lanes]")
{
    int visits = 0;
    nd::detail::for_each_lane(nd::ndarray<double>({0, 3}).handle(), 1, [&](const nd::detail::lane&) { ++visits; });
    CHECK(visits == 0);
    nd::detail::for_each_lane(nd::ndarray<double>({2, 0}).handle(), 1, [&](const nd::detail::lane&) { ++visits; });
    CHECK(visits == 2);
}
