// An operator says in one line that text is no operand.
// expect: operands_with_array
#include <nd/core.hpp>

auto f(const nd::ndarray<double>& a)
{
#ifdef ND_MISUSE
    return a + "1";
#else
    return a + 1;
#endif
}
