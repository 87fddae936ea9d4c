// A literal with more items than the array has axes.
// expect: index_count_at_most_rank
#include <nd/indexing/apply.hpp>
#include <nd/indexing/literal.hpp>

using namespace nd::literals;

auto misuse(const nd::layout<2>& l, nd::index_t& offset)
{
#ifdef ND_MISUSE
    return nd::apply_index(l, offset, "1:, ::2, 0"_s);
#else
    return nd::apply_index(l, offset, "1:, None, ::2"_s);
#endif
}
