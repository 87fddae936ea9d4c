// NumPy refuses to subtract truth values, and so does the operator.
// expect: operator_takes_element_types
#include <nd/core.hpp>

auto f(const nd::ndarray<bool>& a)
{
#ifdef ND_MISUSE
    return a - a;
#else
    return a ^ a;
#endif
}
