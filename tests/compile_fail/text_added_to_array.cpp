// What is neither array nor number is no operand.
// expect: operands
#include <nd/core.hpp>

auto f(const nd::ndarray<double>& a)
{
#ifdef ND_MISUSE
    return nd::add(a, "1");
#else
    return nd::add(a, 1);
#endif
}
