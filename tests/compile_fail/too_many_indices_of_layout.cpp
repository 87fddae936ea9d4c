// An index with more items than the array has axes.
// expect: index_count_at_most_rank
#include <nd/indexing/apply.hpp>

auto misuse(const nd::layout<3>& l, nd::index_t& offset)
{
#ifdef ND_MISUSE
    return nd::apply_index(l, offset, 0, 1, 2, 3);
#else
    return nd::apply_index(l, offset, 0, 1, 2);
#endif
}
