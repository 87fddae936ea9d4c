// Truth values have no difference, as in NumPy.
// expect: ufunc_takes_element_types
#include <nd/core.hpp>

auto f(const nd::ndarray<bool>& a, const nd::ndarray<bool>& b)
{
#ifdef ND_MISUSE
    return nd::subtract(a, b);
#else
    return nd::bitwise_xor(a, b);
#endif
}
