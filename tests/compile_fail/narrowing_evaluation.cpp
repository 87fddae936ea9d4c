// An expression of doubles does not become an array of ints by itself.
// expect: evaluates_to
#include <nd/core.hpp>

nd::ndarray<int> f(const nd::ndarray<double>& a)
{
#ifdef ND_MISUSE
    nd::ndarray<int> b(a * 2.0);
#else
    nd::ndarray<int> b((a * 2.0).astype<int>());
#endif
    return b;
}
