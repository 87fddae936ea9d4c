// A product over an axis of an array without axes.
// expect: at_least_one_axis
#include <nd/linalg/matmul.hpp>

auto misuse(const nd::ndarray<double, 0>& number, const nd::ndarray<double, 2>& matrix)
{
#ifdef ND_MISUSE
    return nd::matmul(number, matrix);
#else
    return nd::matmul(matrix, matrix);
#endif
}
