// More indices than axes.
// expect: index_count_at_most_rank
#include <nd/core.hpp>

auto f(nd::ndarray<double, 2>& a)
{
#ifdef ND_MISUSE
    return a(nd::_, 0, 1);
#else
    return a(nd::_, 0);
#endif
}
