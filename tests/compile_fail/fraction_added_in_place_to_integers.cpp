// What an in-place operator gives must fit the kind of the elements, as NumPy's same_kind rule wants.
// expect: result_casts_back_same_kind
#include <nd/core.hpp>

void f(nd::ndarray<int>& a)
{
#ifdef ND_MISUSE
    a += 1.5;
#else
    a += 1;
#endif
}
