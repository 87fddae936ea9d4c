// An index with two ellipses.
// expect: at_most_one_ellipsis
#include <nd/indexing/apply.hpp>

auto misuse(const nd::layout<nd::dynamic>& l, nd::index_t& offset)
{
#ifdef ND_MISUSE
    return nd::apply_index(l, offset, nd::ellipsis, 0, nd::ellipsis);
#else
    return nd::apply_index(l, offset, nd::ellipsis, 0);
#endif
}
