// Which traversal and which feeds a plan chooses.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/job.hpp>
#include <nd/engine/plan.hpp>
#include <nd/expr/dense.hpp>

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace
{
using namespace nd::detail;
using nd::axis_values;
using nd::index_t;

/// The plan of out[...] = f(inputs...) for doubles of these shapes and strides; operand 0 is the output.
struct planned
{
    planned(std::vector<axis_values> shapes, std::vector<axis_values> strides)
        : shapes_(std::move(shapes))
        , strides_(std::move(strides))
    {
        for (std::size_t i = 0; i < shapes_.size(); ++i)
            operands_.push_back(
                {memory_, shapes_[i].data(), strides_[i].data(), shapes_[i].size(), 8, 8, 8, 0, nullptr, nullptr});
        // Operands other than the first get an address of their own.
        for (std::size_t i = 1; i < operands_.size(); ++i)
            operands_[i].data += 8 * i;
        const kernel k{nullptr, 4};
        const job j{k, nullptr, {operands_[0], nullptr}, operands_.data() + 1, static_cast<int>(operands_.size()) - 1};
        const prepared_job p(j);
        kind = p.how.kind;
        for (std::size_t i = 0; i < operands_.size(); ++i)
            feeds.push_back(p.operands[i].how);
        columns = p.how.columns;
    }

    traversal kind;
    std::vector<feed> feeds;
    index_t columns;

private:
    alignas(64) char memory_[1024];
    std::vector<axis_values> shapes_;
    std::vector<axis_values> strides_;
    std::vector<operand> operands_;
};

TEST_CASE("contiguous operands are one run without blocks", "[engine]")
{
    const planned p({{300, 400}, {300, 400}}, {{3200, 8}, {3200, 8}});
    CHECK(p.kind == traversal::whole);
    CHECK((p.feeds[0] == feed::direct && p.feeds[1] == feed::direct));
    CHECK(p.columns == 120000);
}

TEST_CASE("a row repeats in place and a column is splat", "[engine]")
{
    const planned p({{300, 400}, {300, 400}, {400}, {300, 1}}, {{3200, 8}, {3200, 8}, {8}, {8, 0}});
    CHECK(p.kind == traversal::rows);
    CHECK((p.feeds[2] == feed::direct && p.feeds[3] == feed::splat));
}

TEST_CASE("a strided operand is packed in blocks", "[engine]")
{
    const planned p({{10000}, {10000}}, {{8}, {16}});
    CHECK(p.feeds[1] == feed::packed);
    CHECK(p.columns == block_elements);
}

TEST_CASE("a transposed operand makes tiles", "[engine]")
{
    const planned p({{300, 300}, {300, 300}, {300, 300}}, {{2400, 8}, {2400, 8}, {8, 2400}});
    CHECK(p.kind == traversal::tiles);
    CHECK((p.feeds[1] == feed::direct && p.feeds[2] == feed::packed));
}

TEST_CASE("short rows are taken several at a time", "[engine]")
{
    const planned p({{10000, 3}, {10000, 3}, {3}}, {{24, 8}, {24, 8}, {8}});
    CHECK(p.kind == traversal::flat);
    CHECK((p.feeds[0] == feed::direct && p.feeds[1] == feed::direct && p.feeds[2] == feed::packed));
}

TEST_CASE("short rows of views are read and written in place", "[engine]")
{
    const axis_values shape{100, 23};
    const planned p({shape, shape, shape}, {{200, 8}, {200, 8}, {200, 8}});
    CHECK(p.kind == traversal::rows);
    CHECK((p.feeds[0] == feed::direct && p.feeds[1] == feed::direct && p.feeds[2] == feed::direct));
    const axis_values tiny{100, 4};
    CHECK(planned({tiny, tiny}, {{200, 8}, {200, 8}}).kind == traversal::flat);
}

TEST_CASE("a result larger than the cache goes past it", "[engine]")
{
    const index_t n = stream_bytes / 8;
    CHECK(planned({{n}, {n}}, {{8}, {8}}).feeds[0] == feed::stream);
    CHECK(planned({{n - 1}, {n - 1}}, {{8}, {8}}).feeds[0] == feed::direct);
}

TEST_CASE("an operand at an odd address is packed", "[engine]")
{
    alignas(8) char memory[256];
    const axis_values shape{20};
    const axis_values strides{8};
    operand out{memory, shape.data(), strides.data(), 1, 8, 8, 8, 0, nullptr, nullptr};
    operand in = out;
    in.data += 1;
    const kernel k{nullptr, 4};
    const prepared_job p(job{k, nullptr, {out, nullptr}, &in, 1});
    CHECK(p.operands[1].how == feed::packed);
}
} // namespace
