// A name binds to arrays; elements are written through a subscript.
// expect: to_write_elements_say_x_call_equals_value_or_x_fill
#include <nd/core.hpp>

void f(nd::ndarray<double>& a)
{
#ifdef ND_MISUSE
    a = 5.0;
#else
    a() = 5.0;
#endif
}
