// A user's program: two files that include everything, as a check that nothing is defined twice.
#include <nd/nd.hpp>

double total(const nd::ndarray<double, 2>& a);

int main()
{
    nd::ndarray<double, 2> a({3, 4});
    a() = 2.0;
    return total(a) == 24.0 ? 0 : 1;
}
