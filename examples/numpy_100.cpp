// The exercises about arrays of "100 NumPy exercises" (github.com/rougier/numpy-100), each beside NumPy's own answer.
// usage: numpy_100 [FILE]    prints the answers as NumPy would, and tells which differ from those in FILE
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/nd.hpp>

#include "notebook.hpp"
#include <complex>
#include <exception>
#include <list>

using namespace nd::literals;
using namespace std::complex_literals;
using nd::_, nd::ellipsis, nd::idx, nd::index_t, nd::newaxis, nd::rev, nd::slice, nd::step, nd::upto;
using std::tuple;

namespace
{
/// Integers in [0, n) that look random and are the same everywhere.
nd::ndarray<std::int64_t> integers(int n, const nd::axis_values& shape)
{
    const auto i = nd::arange(nd::checked_size(shape));
    return nd::reshape((i * i * 7919 + i * 104729) % 1009 % n, shape);
}
/// Numbers in [0, 1) alike.
nd::ndarray<double> numbers(const nd::axis_values& shape) { return integers(1009, shape) / 1009.0; }

void first_steps(notebook& exercise)
{
    exercise(3, "A null vector of size 10", [] { return nd::zeros({10}); });

    exercise(4, "The memory size of any array", [] {
        const auto z = nd::zeros({10, 10});
        return std::to_string(z.size() * z.itemsize()) + " bytes";
    });

    exercise(6, "A null vector whose fifth value is 1", [] {
        auto z = nd::zeros({10});
        z[4] = 1;
        return z;
    });

    exercise(7, "A vector with values from 10 to 49", [] { return nd::arange(10, 50); });

    exercise(8, "Reverse a vector", [] { return nd::arange(50)("::-1"_s); });

    exercise(9, "A 3x3 matrix with values from 0 to 8", [] { return nd::arange(9).reshape({3, 3}); });

    exercise(10, "Indices of non-zero elements", [] { return nd::nonzero(nd::array({1, 2, 0, 0, 4, 0}))[0]; });

    exercise(11, "A 3x3 identity matrix", [] { return nd::eye(3); });

    exercise(13, "Minimum and maximum of a 10x10 array", [] {
        const auto z = numbers({10, 10});
        return tuple(nd::min(z), nd::max(z));
    });

    exercise(14, "The mean of a vector of size 30", [] { return nd::mean(integers(100, {30})); });

    exercise(15, "1 on the border and 0 inside", [] {
        auto z = nd::ones({10, 10});
        z("1:-1, 1:-1"_s) = 0;
        return z;
    });

    exercise(16, "A border of zeros around an array", [] {
        auto z = nd::ones({5, 5});
        const auto padded = nd::pad(z, 1);
        z(_, idx({0, -1})) = 0;
        z(idx({0, -1}), _) = 0;
        return tuple(padded, z);
    });

    exercise(17, "What NaN and infinity do", [] {
        using nd::nan, nd::inf;
        return tuple(0 * nan, nan == nan, inf > nan, nan - nan, 0.3 == 3 * 0.1);
    });

    exercise(18, "1, 2, 3, 4 just below the diagonal", [] { return nd::diag(1 + nd::arange(4), -1); });

    exercise(19, "A checkerboard by slices", [] {
        auto z = nd::zeros<std::int64_t>({8, 8});
        z("1::2, ::2"_s) = 1;
        z("::2, 1::2"_s) = 1;
        return z;
    });

    exercise(20, "The index of the 100th element of shape (6, 7, 8)", [] { return nd::unravel_index(99, {6, 7, 8}); });

    exercise(21, "A checkerboard by tile", [] { return nd::tile(nd::array({{0, 1}, {1, 0}}), {4, 4}); });

    exercise(22, "Normalise a matrix", [] {
        const auto z = numbers({5, 5});
        return (z - nd::mean(z)) / nd::std(z);
    });

    exercise(24, "Multiply a 5x3 matrix by a 3x2 matrix", [] {
        return nd::matmul(nd::ones({5, 3}), nd::ones({3, 2}));
    });

    exercise(25, "Negate what lies between 3 and 8, in place", [] {
        auto z = nd::arange(11);
        z((3 < z) & (z < 8)) *= -1;
        return z;
    });

    exercise(27, "What integer arrays can do", [] {
        const auto z = nd::arange(1, 6);
        return tuple(nd::power(z, z), 2 << z >> 2, z < -z, 1i * z, z / 1 / 1);
    });

    exercise(28, "0 / 0, 0 // 0, and NaN as an integer", [] {
        const auto z = nd::array({0});
        return tuple(
            z / z, nd::floor_divide(z, z), nd::eval(nd::array({nd::nan}).astype<std::int64_t>()).astype<double>());
    });

    exercise(29, "Round away from zero", [] {
        const auto z = nd::eval(20 * numbers({10}) - 10);
        return tuple(nd::copysign(nd::ceil(nd::abs(z)), z), nd::where(z > 0, nd::ceil(z), nd::floor(z)));
    });

    exercise(30, "Values that two arrays have in common",
        [] { return nd::intersect1d(integers(10, {10}), integers(7, {6})); });
}

void arrays_at_work(notebook& exercise)
{
    exercise(35, "(A + B) * (-A / 2) in place", [] {
        auto a = nd::ones({3});
        auto b = nd::eval(2 * nd::ones({3}));
        nd::add(a, b, nd::out(b));
        nd::divide(a, 2, nd::out(a));
        nd::negative(a, nd::out(a));
        nd::multiply(a, b, nd::out(a));

        auto c = nd::ones({3});
        auto d = nd::eval(2 * nd::ones({3}));
        c() = (c + d) * (-c / 2); // one loop, no temporary
        return tuple(a, c);
    });

    exercise(36, "The integer part of positive numbers in five ways", [] {
        const auto z = nd::eval(10 * numbers({10}));
        return tuple(z - z % 1, nd::floor_divide(z, 1), nd::floor(z), z.astype<std::int64_t>(), nd::trunc(z));
    });

    exercise(37, "Rows from 0 to 4", [] {
        auto z = nd::zeros({5, 5});
        z += nd::arange(5);
        return tuple(z, nd::tile(nd::arange(5), {5, 1}));
    });

    exercise(38, "An array from a generator", [] {
        const std::list<int> generated{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}; // any range will do
        return nd::fromiter<double>(generated);
    });

    exercise(39, "From 0 to 1, both excluded", [] { return nd::linspace(0, 1, 11, nd::no_endpoint)("1:"_s); });

    exercise(40, "Sort a vector", [] {
        auto z = numbers({10});
        nd::sort_in_place(z);
        return z;
    });

    exercise(41, "The sum of a small array", [] { return nd::reduce(nd::add, nd::arange(10)).item(); });

    exercise(42, "Are two arrays equal?", [] {
        const auto a = integers(2, {5});
        const auto b = a + 1e-9;
        return tuple(nd::allclose(a, b), nd::array_equal(a, b));
    });

    exercise(43, "An array that cannot be changed", [] {
        auto z = nd::zeros({10});
        z.set_writeable(false);
        try {
            z[0] = 1;
        } catch (const nd::readonly_error& error) {
            return std::string(error.what());
        }
        return std::string();
    });

    exercise(44, "Cartesian to polar coordinates", [] {
        const auto z = numbers({10, 2});
        const auto x = z(_, 0), y = z(_, 1);
        return tuple(nd::sqrt(x * x + y * y), nd::arctan2(y, x));
    });

    exercise(45, "Replace the maximum by 0", [] {
        auto z = numbers({10});
        z[nd::argmax(z)] = 0;
        return z;
    });

    exercise(47, "The Cauchy matrix 1 / (x - y)", [] {
        const auto x = nd::arange(8);
        const auto y = x + 0.5;
        return 1.0 / nd::outer(nd::subtract, x, y);
    });

    exercise(48, "The limits of number types", [] {
        using b = nd::iinfo<std::int8_t>;
        using i = nd::iinfo<std::int32_t>;
        using l = nd::iinfo<std::int64_t>;
        using f = nd::finfo<float>;
        using d = nd::finfo<double>;
        return tuple(b::min, b::max, i::min, i::max, l::min, l::max, f::min, f::max, f::eps, d::min, d::max, d::eps);
    });

    exercise(49, "Print all values of an array", [] {
        const auto z = nd::zeros<std::int64_t>({8, 130});
        const nd::print_guard scope({.threshold = z.size()});
        return nd::to_string(z);
    });

    exercise(50, "The value closest to a given one", [] {
        const auto z = nd::arange(100);
        const double v = 41.7;
        return z(nd::argmin(nd::abs(z - v)));
    });

    exercise(52, "Distances of all pairs of points", [] {
        const auto z = numbers({6, 2});
        const auto x = nd::atleast_2d(z(_, 0)), y = nd::atleast_2d(z(_, 1));
        return nd::sqrt(nd::square(x - x.T()) + nd::square(y - y.T()));
    });

    exercise(53, "32-bit floats to integers in place", [] {
        const auto z = nd::eval((100 * numbers({10})).astype<float>());
        auto y = z.view<std::int32_t>();
        y() = z;
        return y;
    });

    exercise(55, "enumerate for arrays", [] {
        const auto z = nd::arange(4).reshape({2, 2});
        std::vector<std::string> lines;
        for (const auto [index, value] : nd::ndenumerate(z))
            lines.push_back(as_tuple(index) + " " + nd::to_string(value));
        for (const auto& index : nd::ndindex({2, 2}))
            lines.push_back(as_tuple(index) + " " + nd::to_string(z(index[0], index[1])));
        return lines;
    });

    exercise(56, "A two-dimensional Gaussian", [] {
        const auto [x, y] = nd::meshgrid(nd::linspace(-1, 1, 10), nd::linspace(-1, 1, 10));
        const auto d = nd::sqrt(x * x + y * y);
        const double sigma = 1, mu = 0;
        return nd::exp(-(nd::square(d - mu) / (2.0 * sigma * sigma)));
    });

    exercise(57, "Place elements in a matrix", [] {
        auto z = nd::zeros({4, 4});
        nd::put(z, {1, 6, 11}, 1);
        return z;
    });

    exercise(58, "Subtract the mean of each row", [] {
        const auto x = numbers({5, 10});
        return tuple(x - nd::mean(x, {.axis = 1, .keepdims = true}), x - nd::mean(x, 1).reshape({-1, 1}));
    });

    exercise(59, "Sort rows by a column", [] {
        const auto z = integers(10, {5, 3});
        return tuple(z, z(nd::argsort(z(_, 1))));
    });

    exercise(60, "Is a column null?", [] {
        const auto z = integers(3, {3, 10});
        return nd::any(~nd::any(z, 0));
    });

    exercise(61, "The nearest value in a matrix", [] {
        const auto z = numbers({4, 5});
        return z.ravel()(nd::argmin(nd::abs(z - 0.5)));
    });

    exercise(62, "The sum of a row and a column", [] {
        return nd::arange(3).reshape({3, 1}) + nd::arange(3).reshape({1, 3});
    });
}

/// Distances of points p to the lines through p0 and p1.
nd::ndarray<double> distance(
    const nd::ndarray<const double>& p0, const nd::ndarray<const double>& p1, const nd::ndarray<const double>& p)
{
    const auto t = nd::eval(p1 - p0);
    const auto u =
        nd::eval(-((p0(_, 0) - p(ellipsis, 0)) * t(_, 0) + (p0(_, 1) - p(ellipsis, 1)) * t(_, 1)) / nd::sum(t * t, 1));
    const auto d = p0 + u(ellipsis, newaxis) * t - p;
    return nd::sqrt(nd::sum(d * d, -1));
}

/// The part of `z` of the given shape around `centre`; `fill` where it leaves `z`.
nd::ndarray<std::int64_t> part(
    const nd::ndarray<const std::int64_t>& z, const nd::axis_values& shape, const nd::axis_values& centre, int fill)
{
    auto r = nd::full<std::int64_t>(shape, fill);
    nd::index_list target, source;
    for (int i = 0; i < z.ndim(); ++i) {
        const index_t start = centre[i] - shape[i] / 2;
        const index_t low = std::max<index_t>(start, 0), high = std::min(start + shape[i], z.shape(i));
        source.push_back(slice(low, high));
        target.push_back(slice(low - start, high - start));
    }
    r(target) = z(source);
    return r;
}

/// One step of the Game of Life, in place. The border stays dead.
void next_generation(nd::ndarray<std::int64_t> z)
{
    const auto inner = z("1:-1, 1:-1"_s);
    const auto n = nd::eval(z(":-2, :-2"_s) + z(":-2, 1:-1"_s) + z(":-2, 2:"_s) + z("1:-1, :-2"_s) + z("1:-1, 2:"_s) +
        z("2:, :-2"_s) + z("2:, 1:-1"_s) + z("2:, 2:"_s));
    const auto birth = nd::eval((n == 3) & (inner == 0));
    const auto survive = nd::eval(((n == 2) | (n == 3)) & (inner == 1));
    z() = 0;
    z("1:-1, 1:-1"_s)(birth | survive) = 1;
}

/// All combinations of one element of each vector, as rows.
nd::ndarray<std::int64_t> cartesian_product(const std::vector<nd::ndarray<std::int64_t, 1>>& vectors)
{
    nd::axis_values shape;
    for (const auto& v : vectors)
        shape.push_back(v.size());
    const auto i = nd::indices(shape).reshape({shape.size(), -1}).T();
    auto product = nd::empty_like(i);
    for (index_t n = 0; n < shape.size(); ++n)
        product(_, n) = vectors[static_cast<std::size_t>(n)](i(_, n));
    return product;
}

void masterpieces(notebook& exercise)
{
    exercise(64, "Add 1 at indices, some of them repeated", [] {
        auto z = nd::ones({10});
        const auto i = integers(10, {20});
        z += nd::bincount(i, {.minlength = z.size()});
        const auto counted = z.copy();
        nd::at(nd::add, z, i, 1);
        return tuple(counted, z);
    });

    exercise(65, "Accumulate by an index list", [] {
        return nd::bincount(nd::array({1, 3, 9, 3, 4, 1}), nd::array({1, 2, 3, 4, 5, 6}));
    });

    exercise(66, "How many colours has an image?", [] {
        const auto image = nd::eval(integers(4, {32, 32, 3}).astype<std::uint8_t>());
        const auto i24 = nd::dot(image.astype<std::uint32_t>(), nd::array<std::uint32_t>({1, 256, 65536}));
        return nd::unique(i24).size();
    });

    exercise(67, "Sum over the last two axes", [] {
        const auto a = integers(10, {3, 4, 3, 4});
        return tuple(nd::sum(a, {-2, -1}), nd::sum(a.reshape({3, 4, -1}), -1));
    });

    exercise(68, "Means of subsets", [] {
        const auto d = numbers({100});
        const auto s = integers(10, {100});
        return nd::bincount(s, d) / nd::bincount(s);
    });

    exercise(69, "The diagonal of a product", [] {
        const auto a = numbers({5, 5});
        const auto b = nd::eval(1 - numbers({5, 5}));
        return tuple(nd::diag(nd::dot(a, b)), nd::sum(a * b.T(), 1), nd::einsum("ij,ji->i", a, b));
    });

    exercise(70, "Three zeros between the values of a vector", [] {
        const auto z = nd::array({1, 2, 3, 4, 5});
        const index_t zeros = 3;
        auto z0 = nd::zeros<std::int64_t>({z.size() + (z.size() - 1) * zeros});
        z0(step(zeros + 1)) = z;
        return z0;
    });

    exercise(71, "Multiply (5, 5, 3) by (5, 5)", [] {
        const auto a = nd::ones({5, 5, 3});
        const auto b = nd::eval(2 * nd::ones({5, 5}));
        const auto product = nd::eval(a * b(_, _, newaxis));
        return tuple(product[0], nd::axis_values(product.shape()));
    });

    exercise(72, "Swap two rows", [] {
        auto a = nd::arange(25).reshape({5, 5});
        a(idx({0, 1})) = a(idx({1, 0}));
        return a;
    });

    exercise(74, "An array with given counts", [] {
        const auto c = nd::bincount(nd::array({1, 1, 2, 3, 4, 4, 6}));
        return nd::repeat(nd::arange(c.size()), c);
    });

    exercise(75, "Averages over a sliding window", [] {
        const auto moving_average = [](const auto& a, index_t n) {
            auto total = nd::cumsum.as<double>(a);
            total(slice(n, _)) = total(slice(n, _)) - total(slice(_, -n));
            return total(slice(n - 1, _)) / n;
        };
        const auto z = nd::arange(20);
        return tuple(moving_average(z, 3), nd::mean(nd::sliding_window_view(z, 3), -1));
    });

    exercise(76, "Each row one element further", [] {
        const auto rolling = [](const auto& a, index_t window) {
            return nd::as_strided(a, {a.size() - window + 1, window}, {a.itemsize(), a.itemsize()});
        };
        return rolling(nd::arange(10), 3);
    });

    exercise(77, "Negate a boolean, change a sign, in place", [] {
        auto z = nd::eval(integers(2, {10}).astype<bool>());
        auto x = nd::eval(numbers({10}) - 0.5);
        nd::logical_not(z, nd::out(z));
        nd::negative(x, nd::out(x));
        return tuple(z, x);
    });

    exercise(78, "The distance from a point to each of many lines", [] {
        return distance(20 * numbers({10, 2}) - 10, 7 * numbers({10, 2}) + 3, nd::array({{1.5, -2.0}}));
    });

    exercise(79, "The distance from each point to each line", [] {
        const auto points = nd::eval(5 - 10 * numbers({4, 2}));
        return distance(20 * numbers({6, 2}) - 10, 7 * numbers({6, 2}) + 3, points(_, newaxis));
    });

    exercise(80, "A part of fixed shape around a position, filled where it leaves the array", [] {
        const auto z = nd::arange(100).reshape({10, 10});
        return tuple(part(z, {5, 5}, {1, 1}, -1), part(z, {3, 4}, {9, 8}, -1));
    });

    exercise(81, "[[1, 2, 3, 4], [2, 3, 4, 5], ..., [11, 12, 13, 14]]", [] {
        const auto z = nd::arange<std::uint32_t>(1, 15);
        return nd::as_strided(z, {11, 4}, {4, 4});
    });

    exercise(83, "The most frequent value", [] { return nd::argmax(nd::bincount(integers(10, {50}))); });

    exercise(84, "All 3x3 blocks of a matrix", [] {
        const auto blocks = nd::sliding_window_view(integers(5, {10, 10}), {3, 3});
        return tuple(nd::axis_values(blocks.shape()), blocks(0, 0, ellipsis), blocks(7, 7, ellipsis));
    });

    exercise(86, "The sum of p matrix-vector products at once", [] {
        const auto m = numbers({10, 4, 4}), v = numbers({10, 4, 1});
        return nd::tensordot(m, v, {{0, 2}, {0, 1}});
    });

    exercise(87, "Sums of 4x4 blocks", [] {
        const auto z = nd::arange(256).reshape({16, 16});
        const index_t k = 4;
        const auto first = nd::arange(0, 16, k);
        return tuple(nd::reduceat(nd::add, nd::reduceat(nd::add, z, first, 0), first, 1),
            nd::sum(z.reshape({4, k, 4, k}), {1, 3}),
            nd::sum(nd::sliding_window_view(z, {k, k})(step(k), step(k)), {-2, -1}));
    });

    exercise(88, "The Game of Life", [] {
        auto z = nd::zeros<std::int64_t>({8, 8});
        z(idx({1, 2, 3, 3, 3}), idx({2, 3, 1, 2, 3})) = 1;
        for (int generation = 0; generation < 6; ++generation)
            next_generation(z);
        return z;
    });

    exercise(89, "The n largest values", [] {
        const auto z = nd::eval(nd::arange(10000) * 7919 % 10007);
        const index_t n = 5;
        return tuple(z(nd::argsort(z)(slice(-n, _))), nd::sort(z(nd::argpartition(-z, n)(upto(n)))));
    });

    exercise(90, "The cartesian product of any number of vectors", [] {
        return cartesian_product({nd::array({1, 2, 3}), nd::array({4, 5}), nd::array({6, 7})});
    });

    exercise(92, "The third power in three ways", [] {
        const auto x = numbers({6});
        return tuple(nd::power(x, 3), x * x * x, nd::einsum("i,i,i->i", x, x, x));
    });

    exercise(93, "Rows of A that have elements of each row of B", [] {
        const auto a = integers(5, {8, 3}), b = integers(3, {2, 2});
        const auto c = a(ellipsis, newaxis, newaxis) == b;
        return nd::nonzero(nd::all(nd::any(c, {3, 1}), 1))[0];
    });

    exercise(94, "Rows with unequal values", [] {
        const auto z = nd::array({{2, 2, 3}, {1, 1, 1}, {4, 2, 2}, {0, 0, 0}, {3, 1, 2}});
        const auto e = nd::all(z(":, 1:"_s) == z(":, :-1"_s), 1);
        return tuple(z(~e), z(nd::max(z, 1) != nd::min(z, 1), _));
    });

    exercise(95, "Integers in binary", [] {
        const auto i = nd::array<std::uint8_t>({0, 1, 2, 3, 15, 16, 32, 64, 128});
        const auto b = nd::eval(((i.reshape({-1, 1}) & nd::power(2, nd::arange(8))) != 0).astype<std::int64_t>());
        return tuple(b(_, rev), nd::unpackbits(i(_, newaxis), {.axis = 1}));
    });

    exercise(97, "Inner, outer, sum and product by einsum", [] {
        const auto a = integers(10, {5}), b = integers(7, {5});
        return tuple(nd::einsum("i->", a).item(), nd::einsum("i,i->i", a, b), nd::einsum("i,i", a, b).item(),
            nd::einsum("i,j->ij", a, b));
    });

    exercise(98, "Equidistant samples of a path", [] {
        const auto phi = nd::arange(0, 10 * nd::pi, 0.1);
        const auto x = nd::eval(phi * nd::cos(phi)), y = nd::eval(phi * nd::sin(phi));
        const auto dr = nd::sqrt(nd::square(nd::diff(x)) + nd::square(nd::diff(y)));
        auto r = nd::zeros_like(x);
        r("1:"_s) = nd::cumsum(dr);
        const auto at = nd::linspace(0, nd::max(r), 200);
        return tuple(nd::interp(at, r, x)(step(20)), nd::interp(at, r, y)(step(20)));
    });

    exercise(99, "Rows that are draws from a multinomial distribution with n degrees", [] {
        const auto x = nd::array({{1.0, 0.0, 3.0, 8.0}, {2.0, 0.0, 1.0, 1.0}, {1.5, 2.5, 1.0, 0.0}});
        const int n = 4;
        auto m = nd::reduce(nd::logical_and, nd::mod(x, 1) == 0, -1);
        m &= nd::sum(x, -1) == n;
        return x(m);
    });

    exercise(100, "A bootstrapped confidence interval of a mean", [] {
        const auto x = nd::eval(10 * numbers({100}));
        const auto means = nd::mean(x(integers(100, {1000, 100})), 1);
        return nd::percentile(means, {2.5, 97.5});
    });
}
} // namespace

int main(int argc, char** argv)
try {
    notebook exercise(argc > 1 ? argv[1] : ND_EXAMPLE_DATA "/numpy_100.txt");
    first_steps(exercise);
    arrays_at_work(exercise);
    masterpieces(exercise);
    return exercise.agrees() ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "numpy_100: %s\n", error.what());
    return 1;
}
