// A slice with three colons.
// expect: index_literal_syntax
#include <nd/indexing/literal.hpp>

using namespace nd::literals;

auto misuse()
{
#ifdef ND_MISUSE
    return "1:2:3:4"_s;
#else
    return "1:2:3, 4"_s;
#endif
}
