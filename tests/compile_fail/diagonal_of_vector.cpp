// The diagonal of an array of one axis.
// expect: at_least_two_axes
#include <nd/layout/transpose.hpp>

auto misuse(const nd::layout<1>& line, const nd::layout<2>& plane, nd::index_t& offset)
{
#ifdef ND_MISUSE
    return nd::diagonal_layout(line, offset);
#else
    return nd::diagonal_layout(plane, offset);
#endif
}
