// Floats of 16 bits one by one, in runs and in registers.
#include <nd/nd.hpp>

double sum_of_halves();

double sum_of_halves()
{
    nd::ndarray<nd::float16> a({100});
    a() = nd::float16(0.5F);
    nd::ndarray<float> b = a * nd::float16(2.0F);
    nd::ndarray<nd::float16> c = b.astype<nd::float16>();
    c += a;
    return static_cast<double>(static_cast<float>(nd::sum(c))) + static_cast<double>(static_cast<float>(nd::max(c)));
}
