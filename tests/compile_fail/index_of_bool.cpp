// A bool as a basic index: in NumPy that is a mask.
// expect: basic_index
#include <nd/indexing/apply.hpp>

auto misuse(const nd::layout<3>& l, nd::index_t& offset)
{
#ifdef ND_MISUSE
    return nd::apply_index(l, offset, true);
#else
    return nd::apply_index(l, offset, 1);
#endif
}
