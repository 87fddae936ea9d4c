// Work on arrays that instantiates kernels, packing, reductions and copies; compiled once per instruction set.
#include <nd/nd.hpp>

template <class T>
static double sums()
{
    nd::ndarray<T, 2> a({20, 22});
    a() = T(1);
    nd::ndarray<T, 2> b = a + a * T(2); // 3
    nd::ndarray<T, 2> c = b.T();
    a(nd::slice(nd::_, nd::_, 2), nd::_) += T(1); // 2 in every other row: 220 ones, 220 twos
    b(b > T(2)) = T(0);
    return static_cast<double>(nd::sum(a)) + static_cast<double>(nd::sum(b + c.T())); // 660 + 0, since c shows b
}

double ND_WORK();

double ND_WORK()
{
    double const each = sums<double>(); // 660
    double const others = sums<float>() - each + sums<int>() - each + sums<long>() - each;
    return each + others + 880.0; // 1540
}
