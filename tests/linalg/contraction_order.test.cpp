#include <nd/linalg/contraction_order.hpp>

#include <catch2/catch_test_macros.hpp>

using nd::detail::contraction_planner;
using nd::detail::label_set;

namespace
{
/// What the steps cost: the sum over steps of the product of the lengths of all labels that take part.
double planned_cost(std::vector<label_set> list, label_set output, const std::vector<nd::index_t>& extents)
{
    double total = 0;
    for (const auto& step : contraction_planner(list, output, extents).steps()) {
        const label_set x = list[step.first];
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(step.first));
        const label_set y = list[step.second];
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(step.second));
        label_set wanted = output;
        for (label_set other : list)
            wanted |= other;
        double cost = 1;
        for (std::size_t i = 0; i < extents.size(); ++i)
            if ((((x | y) >> i) & 1) != 0)
                cost *= static_cast<double>(extents[i]);
        total += cost;
        list.push_back((x | y) & wanted);
    }
    CHECK(list.size() == 1);
    return total;
}
} // namespace

TEST_CASE("a chain of matrices is multiplied in the cheapest order", "[linalg][einsum]")
{
    // The matrix-chain example of Cormen et al.: 15125 products for these extents.
    const std::vector<nd::index_t> extents{30, 35, 15, 5, 10, 20, 25};
    std::vector<label_set> chain;
    for (int i = 0; i < 6; ++i)
        chain.push_back(label_set{3} << i);
    CHECK(planned_cost(chain, 1 | (1 << 6), extents) == 15125);
}

TEST_CASE("long chains are planned greedily and far below the worst order", "[linalg][einsum]")
{
    std::vector<nd::index_t> extents;
    std::vector<label_set> chain;
    for (int i = 0; i < 13; ++i)
        extents.push_back(i % 2 == 0 ? 100 : 2);
    for (int i = 0; i < 12; ++i)
        chain.push_back(label_set{3} << i);
    // The shape alternates between 100 x 2 and 2 x 100: summing over the long axes first keeps everything small.
    CHECK(planned_cost(chain, 1 | (1 << 12), extents) < 30000);
}

TEST_CASE("one array needs no step", "[linalg][einsum]")
{
    CHECK(contraction_planner({7}, 0, {2, 3, 4}).steps().empty());
}
