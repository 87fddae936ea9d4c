// A floating-point number as the start of a slice.
// expect: integer_index
#include <nd/indexing/slice.hpp>

nd::slice misuse()
{
#ifdef ND_MISUSE
    return nd::from(0.5);
#else
    return nd::from(0);
#endif
}
