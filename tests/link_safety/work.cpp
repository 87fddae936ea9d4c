// Work on arrays that instantiates kernels, packing, reductions and copies; compiled once per instruction set.
#include <nd/nd.hpp>

#include <chrono>

struct particle
{
    double mass;
    float position[3];
    nd::bytes<8> name;
};
ND_RECORD(particle, mass, position, name);

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

/// Elements that are no plain numbers.
static double sums_of_others()
{
    using namespace std::chrono_literals;
    nd::ndarray<particle> p({10});
    p() = particle{2.0, {1.0F, 1.0F, 1.0F}, "proton"};
    p(3).mass = 12.0;
    nd::ndarray<nd::big<double>> swapped({10});
    swapped() = p.field(&particle::mass);
    swapped(0) += 10.0; // 2 eight times and 12 twice
    nd::ndarray<nd::ucs4<32>> words({10});
    words() = nd::ucs4<32>(U"one");
    words(7) = nd::ucs4<32>("\u00E9t\u00E9");
    nd::ndarray<std::chrono::sys_seconds> times({10});
    times() = std::chrono::sys_seconds(100s);
    nd::ndarray<std::chrono::milliseconds> ages = times - std::chrono::sys_time<std::chrono::milliseconds>(50s);
    nd::ndarray<nd::float16> halves({10});
    halves() = nd::float16(0.5F);
    halves += halves;
    const double equal = static_cast<double>(nd::count_nonzero(words == nd::ucs4<32>(U"one"))); // 9
    const double masses = nd::sum(swapped.astype<double>()) + nd::sum(p.field(&particle::position).astype<double>());
    const double record = static_cast<double>(nd::dtype_of<particle>().itemsize()) - sizeof(particle);
    const bool ends = words(7).size() == 3 && std::string(p(0).name) == "proton" && words(6) < words(7);
    return equal + masses + static_cast<double>(nd::sum(halves)) + static_cast<double>(ages(0).count()) + record +
        (ends ? 0.0 : 1.0); // 9 + 40 + 30 + 10 + 50000
}

double ND_WORK();

double ND_WORK()
{
    double const each = sums<double>(); // 660
    double const others = sums<float>() - each + sums<int>() - each + sums<long>() - each;
    return each + others + 880.0 + sums_of_others() - 50089.0; // 1540
}
