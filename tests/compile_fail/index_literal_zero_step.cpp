// A literal slice whose step is 0.
// expect: index_literal_syntax
#include <nd/indexing/literal.hpp>

using namespace nd::literals;

auto misuse()
{
#ifdef ND_MISUSE
    return "::0"_s;
#else
    return "::1"_s;
#endif
}
