// An in-place operator says in one line that text is no operand.
// expect: operands_with_array
#include <nd/core.hpp>

void f(nd::ndarray<double>& a)
{
#ifdef ND_MISUSE
    a += "1";
#else
    a += 1;
#endif
}
