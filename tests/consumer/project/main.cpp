// A user's program: two files that include everything, as a check that nothing is defined twice.
#include <nd/nd.hpp>

static_assert(nd::simd::has_xsimd == bool(HAS_XSIMD), "the package finds what the build found");

double total(const nd::ndarray<double, 2>& a);

int main()
{
    nd::ndarray<double, 2> a({3, 4});
    a() = 2.0;
    return total(a) == 24.0 ? 0 : 1;
}
