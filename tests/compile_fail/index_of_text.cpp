// Text is an index only as a literal: "1:"_s.
// expect: index_like
#include <nd/core.hpp>

using namespace nd::literals;

auto f(nd::ndarray<double, 2>& a)
{
#ifdef ND_MISUSE
    return a("1:");
#else
    return a("1:"_s);
#endif
}
