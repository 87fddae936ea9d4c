"""The exercises of numpy_100.cpp in NumPy: prints what data/numpy_100.txt holds.

usage: python3 examples/numpy_100.py > examples/data/numpy_100.txt        (NumPy 2)
"""
import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view


def print_all(*answers):
    for a in answers:
        print(a if isinstance(a, str) else repr(a))


def exercise(number, title):
    def run(function):
        print(f"{number}. {title}")
        answers = function()
        print_all(*(answers if isinstance(answers, tuple) else (answers,)))

    return run


def integers(n, *shape):
    """Integers in [0, n) that look random and are the same everywhere."""
    i = np.arange(np.prod(shape))
    return ((i * i * 7919 + i * 104729) % 1009 % n).reshape(shape)


def numbers(*shape):
    """Numbers in [0, 1) alike."""
    return integers(1009, *shape) / 1009


@exercise(3, "A null vector of size 10")
def _():
    return np.zeros(10)


@exercise(4, "The memory size of any array")
def _():
    z = np.zeros((10, 10))
    return f"{z.size * z.itemsize} bytes"


@exercise(6, "A null vector whose fifth value is 1")
def _():
    z = np.zeros(10)
    z[4] = 1
    return z


@exercise(7, "A vector with values from 10 to 49")
def _():
    return np.arange(10, 50)


@exercise(8, "Reverse a vector")
def _():
    return np.arange(50)[::-1]


@exercise(9, "A 3x3 matrix with values from 0 to 8")
def _():
    return np.arange(9).reshape(3, 3)


@exercise(10, "Indices of non-zero elements")
def _():
    return np.nonzero([1, 2, 0, 0, 4, 0])[0]


@exercise(11, "A 3x3 identity matrix")
def _():
    return np.eye(3)


@exercise(13, "Minimum and maximum of a 10x10 array")
def _():
    z = numbers(10, 10)
    return z.min(), z.max()


@exercise(14, "The mean of a vector of size 30")
def _():
    return integers(100, 30).mean()


@exercise(15, "1 on the border and 0 inside")
def _():
    z = np.ones((10, 10))
    z[1:-1, 1:-1] = 0
    return z


@exercise(16, "A border of zeros around an array")
def _():
    z = np.ones((5, 5))
    padded = np.pad(z, 1)
    z[:, [0, -1]] = 0
    z[[0, -1], :] = 0
    return padded, z


@exercise(17, "What NaN and infinity do")
def _():
    nan, inf = np.float64(np.nan), np.float64(np.inf)
    return 0 * nan, nan == nan, inf > nan, nan - nan, np.float64(0.3) == 3 * np.float64(0.1)


@exercise(18, "1, 2, 3, 4 just below the diagonal")
def _():
    return np.diag(1 + np.arange(4), k=-1)


@exercise(19, "A checkerboard by slices")
def _():
    z = np.zeros((8, 8), dtype=int)
    z[1::2, ::2] = 1
    z[::2, 1::2] = 1
    return z


@exercise(20, "The index of the 100th element of shape (6, 7, 8)")
def _():
    return str(tuple(int(i) for i in np.unravel_index(99, (6, 7, 8))))


@exercise(21, "A checkerboard by tile")
def _():
    return np.tile(np.array([[0, 1], [1, 0]]), (4, 4))


@exercise(22, "Normalise a matrix")
def _():
    z = numbers(5, 5)
    return (z - z.mean()) / z.std()


@exercise(24, "Multiply a 5x3 matrix by a 3x2 matrix")
def _():
    return np.ones((5, 3)) @ np.ones((3, 2))


@exercise(25, "Negate what lies between 3 and 8, in place")
def _():
    z = np.arange(11)
    z[(3 < z) & (z < 8)] *= -1
    return z


@exercise(27, "What integer arrays can do")
def _():
    z = np.arange(1, 6)
    return z**z, 2 << z >> 2, z < -z, 1j * z, z / 1 / 1


@exercise(28, "0 / 0, 0 // 0, and NaN as an integer")
def _():
    z = np.array([0])
    return z / z, z // z, np.array([np.nan]).astype(int).astype(float)


@exercise(29, "Round away from zero")
def _():
    z = 20 * numbers(10) - 10
    return np.copysign(np.ceil(np.abs(z)), z), np.where(z > 0, np.ceil(z), np.floor(z))


@exercise(30, "Values that two arrays have in common")
def _():
    return np.intersect1d(integers(10, 10), integers(7, 6))


@exercise(35, "(A + B) * (-A / 2) in place")
def _():
    a, b = np.ones(3), 2 * np.ones(3)
    np.add(a, b, out=b)
    np.divide(a, 2, out=a)
    np.negative(a, out=a)
    np.multiply(a, b, out=a)
    c, d = np.ones(3), 2 * np.ones(3)
    c[:] = (c + d) * (-c / 2)
    return a, c


@exercise(36, "The integer part of positive numbers in five ways")
def _():
    z = 10 * numbers(10)
    return z - z % 1, z // 1, np.floor(z), z.astype(int), np.trunc(z)


@exercise(37, "Rows from 0 to 4")
def _():
    z = np.zeros((5, 5))
    z += np.arange(5)
    return z, np.tile(np.arange(5), (5, 1))


@exercise(38, "An array from a generator")
def _():
    return np.fromiter(range(10), dtype=float)


@exercise(39, "From 0 to 1, both excluded")
def _():
    return np.linspace(0, 1, 11, endpoint=False)[1:]


@exercise(40, "Sort a vector")
def _():
    z = numbers(10)
    z.sort()
    return z


@exercise(41, "The sum of a small array")
def _():
    return np.add.reduce(np.arange(10))


@exercise(42, "Are two arrays equal?")
def _():
    a = integers(2, 5)
    b = a + 1e-9
    return np.bool(np.allclose(a, b)), np.bool(np.array_equal(a, b))


@exercise(43, "An array that cannot be changed")
def _():
    z = np.zeros(10)
    z.flags.writeable = False
    try:
        z[0] = 1
    except ValueError as error:
        return str(error)


@exercise(44, "Cartesian to polar coordinates")
def _():
    z = numbers(10, 2)
    x, y = z[:, 0], z[:, 1]
    return np.sqrt(x**2 + y**2), np.arctan2(y, x)


@exercise(45, "Replace the maximum by 0")
def _():
    z = numbers(10)
    z[z.argmax()] = 0
    return z


@exercise(47, "The Cauchy matrix 1 / (x - y)")
def _():
    x = np.arange(8)
    y = x + 0.5
    return 1.0 / np.subtract.outer(x, y)


@exercise(48, "The limits of number types")
def _():
    limits = []
    for t in np.int8, np.int32, np.int64:
        limits += t(np.iinfo(t).min), t(np.iinfo(t).max)
    for t in np.float32, np.float64:
        limits += np.finfo(t).min, np.finfo(t).max, np.finfo(t).eps
    return tuple(limits)


@exercise(49, "Print all values of an array")
def _():
    z = np.zeros((8, 130), dtype=int)
    with np.printoptions(threshold=z.size):
        return str(z)


@exercise(50, "The value closest to a given one")
def _():
    z, v = np.arange(100), 41.7
    return z[np.abs(z - v).argmin()]


@exercise(52, "Distances of all pairs of points")
def _():
    z = numbers(6, 2)
    x, y = np.atleast_2d(z[:, 0], z[:, 1])
    return np.sqrt((x - x.T) ** 2 + (y - y.T) ** 2)


@exercise(53, "32-bit floats to integers in place")
def _():
    z = (100 * numbers(10)).astype(np.float32)
    y = z.view(np.int32)
    y[:] = z
    return y


@exercise(55, "enumerate for arrays")
def _():
    z = np.arange(4).reshape(2, 2)
    return (*(f"{index} {value}" for index, value in np.ndenumerate(z)),
            *(f"{index} {z[index]}" for index in np.ndindex(z.shape)))


@exercise(56, "A two-dimensional Gaussian")
def _():
    x, y = np.meshgrid(np.linspace(-1, 1, 10), np.linspace(-1, 1, 10))
    d = np.sqrt(x * x + y * y)
    sigma, mu = 1.0, 0.0
    return np.exp(-((d - mu) ** 2 / (2.0 * sigma**2)))


@exercise(57, "Place elements in a matrix")
def _():
    z = np.zeros((4, 4))
    np.put(z, [1, 6, 11], 1)
    return z


@exercise(58, "Subtract the mean of each row")
def _():
    x = numbers(5, 10)
    return x - x.mean(axis=1, keepdims=True), x - x.mean(axis=1).reshape(-1, 1)


@exercise(59, "Sort rows by a column")
def _():
    z = integers(10, 5, 3)
    return z, z[z[:, 1].argsort(stable=True)]


@exercise(60, "Is a column null?")
def _():
    z = integers(3, 3, 10)
    return (~z.any(axis=0)).any()


@exercise(61, "The nearest value in a matrix")
def _():
    z = numbers(4, 5)
    return z.flat[np.abs(z - 0.5).argmin()]


@exercise(62, "The sum of a row and a column")
def _():
    return np.arange(3).reshape(3, 1) + np.arange(3).reshape(1, 3)


@exercise(64, "Add 1 at indices, some of them repeated")
def _():
    z, i = np.ones(10), integers(10, 20)
    z += np.bincount(i, minlength=z.size)
    counted = z.copy()
    np.add.at(z, i, 1)
    return counted, z


@exercise(65, "Accumulate by an index list")
def _():
    return np.bincount([1, 3, 9, 3, 4, 1], [1, 2, 3, 4, 5, 6])


@exercise(66, "How many colours has an image?")
def _():
    image = integers(4, 32, 32, 3).astype(np.ubyte)
    i24 = np.dot(image.astype(np.uint32), np.array([1, 256, 65536], np.uint32))
    return np.int64(np.unique(i24).size)


@exercise(67, "Sum over the last two axes")
def _():
    a = integers(10, 3, 4, 3, 4)
    return a.sum(axis=(-2, -1)), a.reshape(3, 4, -1).sum(axis=-1)


@exercise(68, "Means of subsets")
def _():
    d, s = numbers(100), integers(10, 100)
    return np.bincount(s, weights=d) / np.bincount(s)


@exercise(69, "The diagonal of a product")
def _():
    a, b = numbers(5, 5), 1 - numbers(5, 5)
    return np.diag(np.dot(a, b)), np.sum(a * b.T, axis=1), np.einsum("ij,ji->i", a, b)


@exercise(70, "Three zeros between the values of a vector")
def _():
    z, zeros = np.array([1, 2, 3, 4, 5]), 3
    z0 = np.zeros(z.size + (z.size - 1) * zeros, int)
    z0[:: zeros + 1] = z
    return z0


@exercise(71, "Multiply (5, 5, 3) by (5, 5)")
def _():
    a, b = np.ones((5, 5, 3)), 2 * np.ones((5, 5))
    return (a * b[:, :, None])[0], str((a * b[:, :, None]).shape)


@exercise(72, "Swap two rows")
def _():
    a = np.arange(25).reshape(5, 5)
    a[[0, 1]] = a[[1, 0]]
    return a


@exercise(74, "An array with given counts")
def _():
    c = np.bincount([1, 1, 2, 3, 4, 4, 6])
    return np.repeat(np.arange(c.size), c)


@exercise(75, "Averages over a sliding window")
def _():
    def moving_average(a, n=3):
        total = np.cumsum(a, dtype=float)
        total[n:] = total[n:] - total[:-n]
        return total[n - 1:] / n

    z = np.arange(20)
    return moving_average(z), sliding_window_view(z, 3).mean(axis=-1)


@exercise(76, "Each row one element further")
def _():
    def rolling(a, window):
        return as_strided(a, (a.size - window + 1, window), (a.itemsize, a.itemsize))

    return rolling(np.arange(10), 3)


@exercise(77, "Negate a boolean, change a sign, in place")
def _():
    z, x = integers(2, 10).astype(bool), numbers(10) - 0.5
    np.logical_not(z, out=z)
    np.negative(x, out=x)
    return z, x


def distance(p0, p1, p):
    """Of points p to the lines through p0 and p1."""
    t = p1 - p0
    u = -((p0[:, 0] - p[..., 0]) * t[:, 0] + (p0[:, 1] - p[..., 1]) * t[:, 1]) / (t**2).sum(axis=1)
    d = p0 + u[..., None] * t - p
    return np.sqrt((d**2).sum(axis=-1))


@exercise(78, "The distance from a point to each of many lines")
def _():
    p0, p1, p = 20 * numbers(10, 2) - 10, 7 * numbers(10, 2) + 3, np.array([[1.5, -2.0]])
    return distance(p0, p1, p)


@exercise(79, "The distance from each point to each line")
def _():
    p0, p1, p = 20 * numbers(6, 2) - 10, 7 * numbers(6, 2) + 3, 5 - 10 * numbers(4, 2)
    return distance(p0, p1, p[:, None])


@exercise(80, "A part of fixed shape around a position, filled where it leaves the array")
def _():
    def part(z, shape, position, fill):
        r = np.full(shape, fill, z.dtype)
        target, source = [], []
        for n, size, centre in zip(z.shape, shape, position):
            start = centre - size // 2
            low, high = max(start, 0), min(start + size, n)
            source.append(slice(low, high))
            target.append(slice(low - start, high - start))
        r[tuple(target)] = z[tuple(source)]
        return r

    z = np.arange(100).reshape(10, 10)
    return part(z, (5, 5), (1, 1), -1), part(z, (3, 4), (9, 8), -1)


@exercise(81, "[[1, 2, 3, 4], [2, 3, 4, 5], ..., [11, 12, 13, 14]]")
def _():
    z = np.arange(1, 15, dtype=np.uint32)
    return as_strided(z, (11, 4), (4, 4))


@exercise(83, "The most frequent value")
def _():
    return np.bincount(integers(10, 50)).argmax()


@exercise(84, "All 3x3 blocks of a matrix")
def _():
    blocks = sliding_window_view(integers(5, 10, 10), (3, 3))
    return str(blocks.shape), blocks[0, 0], blocks[7, 7]


@exercise(86, "The sum of p matrix-vector products at once")
def _():
    m, v = numbers(10, 4, 4), numbers(10, 4, 1)
    return np.tensordot(m, v, axes=[[0, 2], [0, 1]])


@exercise(87, "Sums of 4x4 blocks")
def _():
    z, k = np.arange(256).reshape(16, 16), 4
    return (np.add.reduceat(np.add.reduceat(z, np.arange(0, 16, k), axis=0), np.arange(0, 16, k), axis=1),
            z.reshape(4, k, 4, k).sum(axis=(1, 3)),
            sliding_window_view(z, (k, k))[::k, ::k].sum(axis=(-2, -1)))


@exercise(88, "The Game of Life")
def _():
    def iterate(z):
        n = (z[:-2, :-2] + z[:-2, 1:-1] + z[:-2, 2:] + z[1:-1, :-2] + z[1:-1, 2:]
             + z[2:, :-2] + z[2:, 1:-1] + z[2:, 2:])
        birth = (n == 3) & (z[1:-1, 1:-1] == 0)
        survive = ((n == 2) | (n == 3)) & (z[1:-1, 1:-1] == 1)
        z[...] = 0
        z[1:-1, 1:-1][birth | survive] = 1

    z = np.zeros((8, 8), int)
    z[[1, 2, 3, 3, 3], [2, 3, 1, 2, 3]] = 1
    for _ in range(6):
        iterate(z)
    return z


@exercise(89, "The n largest values")
def _():
    z, n = np.arange(10000) * 7919 % 10007, 5
    return z[np.argsort(z)[-n:]], np.sort(z[np.argpartition(-z, n)[:n]])


@exercise(90, "The cartesian product of any number of vectors")
def _():
    def cartesian(arrays):
        shape = [a.size for a in arrays]
        i = np.indices(shape, dtype=int).reshape(len(arrays), -1).T
        product = np.empty_like(i)
        for n, a in enumerate(arrays):
            product[:, n] = a[i[:, n]]
        return product

    return cartesian([np.array([1, 2, 3]), np.array([4, 5]), np.array([6, 7])])


@exercise(92, "The third power in three ways")
def _():
    x = numbers(6)
    return np.power(x, 3), x * x * x, np.einsum("i,i,i->i", x, x, x)


@exercise(93, "Rows of A that have elements of each row of B")
def _():
    a, b = integers(5, 8, 3), integers(3, 2, 2)
    c = a[..., None, None] == b
    return np.where(c.any((3, 1)).all(1))[0]


@exercise(94, "Rows with unequal values")
def _():
    z = np.array([[2, 2, 3], [1, 1, 1], [4, 2, 2], [0, 0, 0], [3, 1, 2]])
    e = np.all(z[:, 1:] == z[:, :-1], axis=1)
    return z[~e], z[z.max(axis=1) != z.min(axis=1), :]


@exercise(95, "Integers in binary")
def _():
    i = np.array([0, 1, 2, 3, 15, 16, 32, 64, 128], np.uint8)
    b = ((i.reshape(-1, 1) & (2 ** np.arange(8))) != 0).astype(int)
    return b[:, ::-1], np.unpackbits(i[:, None], axis=1)


@exercise(97, "Inner, outer, sum and product by einsum")
def _():
    a, b = integers(10, 5), integers(7, 5)
    return np.einsum("i->", a), np.einsum("i,i->i", a, b), np.einsum("i,i", a, b), np.einsum("i,j->ij", a, b)


@exercise(98, "Equidistant samples of a path")
def _():
    phi = np.arange(0, 10 * np.pi, 0.1)
    x, y = phi * np.cos(phi), phi * np.sin(phi)
    dr = (np.diff(x) ** 2 + np.diff(y) ** 2) ** 0.5
    r = np.zeros_like(x)
    r[1:] = np.cumsum(dr)
    r_int = np.linspace(0, r.max(), 200)
    return np.interp(r_int, r, x)[::20], np.interp(r_int, r, y)[::20]


@exercise(99, "Rows that are draws from a multinomial distribution with n degrees")
def _():
    x, n = np.array([[1.0, 0.0, 3.0, 8.0], [2.0, 0.0, 1.0, 1.0], [1.5, 2.5, 1.0, 0.0]]), 4
    m = np.logical_and.reduce(np.mod(x, 1) == 0, axis=-1)
    m &= x.sum(axis=-1) == n
    return x[m]


@exercise(100, "A bootstrapped confidence interval of a mean")
def _():
    x = 10 * numbers(100)
    means = x[integers(100, 1000, 100)].mean(axis=1)
    return np.percentile(means, [2.5, 97.5])
