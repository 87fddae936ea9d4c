// Reference counting: who frees, when, and from which thread.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/memory/buffer.hpp>

#include <catch2/catch_test_macros.hpp>

#include <thread>
#include <vector>

namespace
{
using nd::buffer;

TEST_CASE("handles of one buffer are counted and the last one frees", "[memory]")
{
    int freed = 0;
    {
        buffer a = buffer::adopt(&freed, sizeof freed, [](void* p) { ++*static_cast<int*>(p); });
        CHECK(a.use_count() == 1);
        buffer b = a;
        buffer c = std::move(a);
        CHECK(b.use_count() == 2);
        CHECK(b == c);
        CHECK_FALSE(a);
        c = buffer();
        const buffer& same = b;
        b = same;
        CHECK(b.use_count() == 1);
        CHECK(freed == 0);
    }
    CHECK(freed == 1);
}

TEST_CASE("only blocks allocated by nd are owned", "[memory]")
{
    int x = 0;
    CHECK(buffer::allocate(10).owned());
    CHECK_FALSE(buffer::adopt(&x, 4, [](void*) {}).owned());
    CHECK_FALSE(buffer().owned());
    CHECK(buffer::allocate(10).bytes() == 10);
}

TEST_CASE("threads may copy and drop handles of one buffer at once", "[memory]")
{
    int freed = 0;
    {
        const buffer shared = buffer::adopt(&freed, sizeof freed, [](void* p) { ++*static_cast<int*>(p); });
        std::vector<std::thread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([shared] {
                for (int i = 0; i < 20000; ++i) {
                    buffer copy = shared;
                    buffer moved = std::move(copy);
                    buffer own = buffer::allocate(static_cast<std::size_t>(i % 2000));
                }
            });
        for (std::thread& t : threads)
            t.join();
        CHECK(shared.use_count() == 1);
        CHECK(freed == 0);
    }
    CHECK(freed == 1);
}

TEST_CASE("a block may be freed by another thread than the one that allocated it", "[memory]")
{
    std::vector<buffer> made;
    std::thread([&made] {
        for (int i = 0; i < 100; ++i)
            made.push_back(buffer::allocate(100));
    }).join();
    made.clear();
    std::thread([b = buffer::allocate(200)] { (void)b; }).join();
    SUCCEED("no sanitizer complained");
}
} // namespace
