"""Writes functions_<folder>.txt: calls of nd beside what NumPy prints for the same call, one SAME(call, text) a line.

Each entry is the call in C++ and in Python; where the two spell it alike, one string does for both.
"""
import numpy as np

pi = np.pi
I = lambda *shape: np.arange(np.prod(shape)).reshape(shape)
D = lambda *shape: I(*shape).astype(float)
a = np.array
X = np.array([-2.5, -0.5, 0.5, 1.5, 2.5, np.nan, np.inf, -0.0])
U = np.array([0, 1, 127, 128, 255], np.uint8)

def after(change, x):
    """`x` after an in-place change of a copy."""
    x = x.copy()
    change(x)
    return x

M = np.array([True, False, True])
B = np.array([[1, 0, 1], [1, 1, 0]], bool)
i8 = lambda x: np.asarray(x, np.int8)
n = np
N = np.array([[1.0, np.nan, -2.0, 4.0], [np.nan, 3.0, 2.0, np.nan], [0.5, 2.5, np.nan, -1.0]])
N2 = np.array([[1.0, 2.5, 0.0, -1.0], [0.5, -3.0, 2.0, 4.0]])
W = np.array([1.0, 2.0, 0.5, 3.0])
both = lambda text: (text.replace("np.", "nd::"), text)
CASES = {
    "creation": [
        both("np.arange(5)"), both("np.arange(2, 9, 3)"), both("np.arange(0.0, 1.0, 0.1)"), both("np.arange(5, 0, -2)"),
        both("np.arange(3, 3)"), both("np.linspace(0, 1, 5)"), both("np.linspace(2.0, 3.0, 7)"), both("np.linspace(1, 0, 1)"),
        both("np.logspace(0, 2, 3)"), both("np.geomspace(1, 1000, 4)"), both("np.eye(3)"), both("np.identity(2)"),
        ("nd::eye(2, 4, 1)", "np.eye(2, 4, 1)"), ("nd::zeros<int>({2, 2})", "np.zeros((2, 2), np.int32)"),
        ("nd::full({2, 3}, 7)", "np.full((2, 3), 7)"), ("nd::ones<bool>({3})", "np.ones(3, bool)"),
        ("nd::array({{1, 2}, {3, 4}})", "np.array([[1, 2], [3, 4]])"), ("nd::array({1.5, 2.0})", "a([1.5, 2.0])"),
        ("nd::diag(nd::arange(3))", "np.diag(np.arange(3))"), ("nd::diag(I(3, 3))", "np.diag(I(3, 3))"),
        ("nd::diag(I(3, 4), 1)", "np.diag(I(3, 4), 1)"), ("nd::tri(3)", "np.tri(3)"),
        ("nd::tril(I(3, 3))", "np.tril(I(3, 3))"), ("nd::triu(I(3, 4), 1)", "np.triu(I(3, 4), 1)"),
    ],
    "manip": [
        ("nd::ravel(I(2, 3).T())", "np.ravel(I(2, 3).T)"), ("nd::reshape(I(2, 6), {3, -1})", "np.reshape(I(2, 6), (3, -1))"),
        ("nd::squeeze(I(1, 3, 1))", "np.squeeze(I(1, 3, 1))"), ("nd::expand_dims(I(3), 0)", "np.expand_dims(I(3), 0)"),
        ("nd::swapaxes(I(2, 3), 0, 1)", "np.swapaxes(I(2, 3), 0, 1)"), ("nd::moveaxis(I(2, 3, 4), 0, -1)", "np.moveaxis(I(2, 3, 4), 0, -1)"),
        ("nd::transpose(I(2, 3, 2), {1, 2, 0})", "np.transpose(I(2, 3, 2), (1, 2, 0))"),
        ("nd::broadcast_to(I(3), {2, 3})", "np.broadcast_to(I(3), (2, 3))"),
        ("nd::concatenate({I(2, 2), I(1, 2)})", "np.concatenate([I(2, 2), I(1, 2)])"),
        ("nd::concatenate({I(2, 2), I(2, 3)}, 1)", "np.concatenate([I(2, 2), I(2, 3)], 1)"),
        ("nd::stack({I(3), D(3).astype<std::int64_t>().eval()})", "np.stack([I(3), I(3)])"), ("nd::stack({I(3), nd::eval(I(3) * 2)}, 1)", "np.stack([I(3), I(3) * 2], 1)"),
        ("nd::vstack({I(3), I(3)})", "np.vstack([I(3), I(3)])"), ("nd::hstack({I(2), I(3)})", "np.hstack([I(2), I(3)])"),
        ("nd::column_stack({I(3), nd::eval(I(3) * 2)})", "np.column_stack([I(3), I(3) * 2])"),
        ("nd::flip(I(2, 3))", "np.flip(I(2, 3))"), ("nd::flip(I(2, 3), 1)", "np.flip(I(2, 3), 1)"),
        ("nd::fliplr(I(2, 3))", "np.fliplr(I(2, 3))"), ("nd::flipud(I(2, 3))", "np.flipud(I(2, 3))"),
        ("nd::roll(I(5), 2)", "np.roll(I(5), 2)"), ("nd::roll(I(2, 3), -1, 1)", "np.roll(I(2, 3), -1, 1)"),
        ("nd::rot90(I(2, 3))", "np.rot90(I(2, 3))"), ("nd::repeat(I(3), 2)", "np.repeat(I(3), 2)"),
        ("nd::tile(I(2), 3)", "np.tile(I(2), 3)"), ("nd::tile(I(2, 2), {2, 1})", "np.tile(I(2, 2), (2, 1))"),
        ("nd::pad(I(2, 2), 1)", "np.pad(I(2, 2), 1)"), ("nd::pad(I(2, 2), 1, nd::pad_mode::edge)", "np.pad(I(2, 2), 1, 'edge')"),
        ("nd::pad(I(4), 2, nd::pad_mode::reflect)", "np.pad(I(4), 2, 'reflect')"),
        ("nd::pad(I(4), 2, nd::pad_mode::wrap)", "np.pad(I(4), 2, 'wrap')"),
        ("nd::pad(I(4), 2, nd::pad_mode::symmetric)", "np.pad(I(4), 2, 'symmetric')"),
        ("nd::split(I(6), 3)[1]", "np.split(I(6), 3)[1]"), ("nd::array_split(I(7), 3)[2]", "np.array_split(I(7), 3)[2]"),
        ("nd::delete_(I(5), 2)", "np.delete(I(5), 2)"), ("nd::trim_zeros(nd::array({0, 0, 1, 2, 0}))", "np.trim_zeros(a([0, 0, 1, 2, 0]))"),
        ("nd::sliding_window_view(I(5), 3)", "np.lib.stride_tricks.sliding_window_view(I(5), 3)"),
    ],
    "select": [
        ("nd::sort(nd::array({3.0, nd::nan, -1.0, 2.0}))", "np.sort(a([3.0, np.nan, -1.0, 2.0]))"),
        ("nd::sort(I(2, 3) % 4)", "np.sort(I(2, 3) % 4)"), ("nd::sort(I(3, 2) % 4, 0)", "np.sort(I(3, 2) % 4, 0)"),
        ("nd::argsort(I(7) % 3)", "np.argsort(I(7) % 3, kind='stable')"),
        ("nd::argsort(I(3, 3) * 5 % 7, 0)", "np.argsort(I(3, 3) * 5 % 7, 0, kind='stable')"),
        ("nd::searchsorted(D(5), nd::array({-1.0, 2.0, 2.5, 9.0}))", "np.searchsorted(D(5), a([-1.0, 2.0, 2.5, 9.0]))"),
        ("nd::digitize(nd::array({0.2, 6.4, 3.0, 1.6}), nd::array({0.0, 1.0, 2.5, 4.0, 10.0}))",
         "np.digitize(a([0.2, 6.4, 3.0, 1.6]), a([0.0, 1.0, 2.5, 4.0, 10.0]))"),
        ("nd::unique(I(9) % 4)", "np.unique(I(9) % 4)"), ("nd::intersect1d(I(5), I(9) + 3)", "np.intersect1d(I(5), I(9) + 3)"),
        ("nd::union1d(I(3), I(3) + 2)", "np.union1d(I(3), I(3) + 2)"), ("nd::setdiff1d(I(5), I(3))", "np.setdiff1d(I(5), I(3))"),
        ("nd::isin(I(5), nd::array({1, 3}))", "np.isin(I(5), [1, 3])"), ("nd::bincount(I(7) % 3)", "np.bincount(I(7) % 3)"),
        ("nd::bincount(I(7) % 3, D(7), 5)", "np.bincount(I(7) % 3, D(7), 5)"),
        ("nd::histogram(D(10), 3).hist", "np.histogram(D(10), 3)[0]"), ("nd::histogram(D(10), 3).edges", "np.histogram(D(10), 3)[1]"),
        ("nd::histogram(D(10), nd::array({0.0, 3.0, 9.0})).hist", "np.histogram(D(10), [0.0, 3.0, 9.0])[0]"),
        ("nd::interp(nd::array({-1.0, 0.5, 1.5, 9.0}), D(3), D(3) * 10)", "np.interp([-1.0, 0.5, 1.5, 9.0], D(3), D(3) * 10)"),
        ("nd::convolve(D(4), nd::array({1.0, 0.5}))", "np.convolve(D(4), [1.0, 0.5])"),
        ("nd::correlate(D(4), nd::array({1.0, 0.5}))", "np.correlate(D(4), [1.0, 0.5])"),
        ("I(3, 4)(nd::idx({2, 0}), nd::idx({1, 3}))", "I(3, 4)[[2, 0], [1, 3]]"), ("I(3, 4)(nd::_, nd::idx({3, 3, 0}))", "I(3, 4)[:, [3, 3, 0]]"),
        ("I(2, 3, 4)(nd::idx({1, 0}), nd::_, nd::idx({0, 3}))", "I(2, 3, 4)[[1, 0], :, [0, 3]]"),
        ("I(3, 4)(I(3, 4) % 3 == 0)", "I(3, 4)[I(3, 4) % 3 == 0]"),
    ],
    "reduce": [
        ("nd::cumsum(I(2, 3))", "np.cumsum(I(2, 3))"), ("nd::cumsum(I(2, 3), 0)", "np.cumsum(I(2, 3), 0)"),
        ("nd::cumsum(D(2, 3), -1)", "np.cumsum(D(2, 3), -1)"), ("nd::cumprod(I(4) + 1)", "np.cumprod(I(4) + 1)"),
        ("nd::cumsum(I(3, 4).T(), 0)", "np.cumsum(I(3, 4).T, 0)"), ("nd::diff(I(5) * I(5))", "np.diff(I(5) * I(5))"),
        ("nd::diff(I(3, 4) * 2, 1, 0)", "np.diff(I(3, 4) * 2, 1, 0)"), ("nd::diff(D(6) * D(6), 2)", "np.diff(D(6) * D(6), 2)"),
        ("nd::median(I(3, 4), 0)", "np.median(I(3, 4), 0)"), ("nd::median(D(3, 4).T(), 1)", "np.median(D(3, 4).T, 1)"),
        ("nd::percentile(D(11), {5, 50, 95})", "np.percentile(D(11), [5, 50, 95])"),
        ("nd::quantile(D(8) * D(8), {0.1, 0.25, 1})", "np.quantile(D(8) * D(8), [0.1, 0.25, 1])"),
        ("nd::sum(I(2, 3), 1)", "np.sum(I(2, 3), 1)"), ("nd::mean(I(2, 3), 0)", "np.mean(I(2, 3), 0)"),
        ("nd::std(D(2, 3), 1)", "np.std(D(2, 3), 1)"), ("nd::ptp(I(3, 4), 0)", "np.ptp(I(3, 4), 0)"),
    ],
    "reduce_methods": [
        *[(f"nd::reduce(nd::{u}, {x}{cpp})", f"np.asarray(np.{u}.reduce({x}{python}))") for u, x in [
            ("add", "I(2, 3)"), ("add", "(U > 3)"), ("add", "U"), ("multiply", "(D(2, 3) + 1.0)"), ("multiply", "U"), ("subtract", "I(2, 3)"),
            ("subtract", "D(2, 3)"), ("divide", "(I(2, 3) + 1)"), ("floor_divide", "(I(2, 3) + 1)"), ("power", "(I(2, 3) + 1)"),
            ("remainder", "(I(2, 3) + 1)"), ("fmod", "(D(2, 3) + 1.0)"), ("maximum", "X"), ("minimum", "I(2, 3)"), ("fmax", "X"), ("fmin", "X"),
            ("bitwise_and", "(I(2, 3) + 1)"), ("bitwise_or", "U"), ("bitwise_xor", "I(2, 3)"), ("bitwise_and", "B"), ("left_shift", "I(2, 3)"),
            ("right_shift", "(I(2, 3) * 9)"), ("logical_and", "I(2, 3)"), ("logical_or", "X"), ("logical_xor", "I(2, 3)"), ("gcd", "(I(2, 3) * 6)"),
            ("lcm", "(I(2, 3) + 1)"), ("hypot", "D(2, 3)"), ("arctan2", "D(2, 3)"), ("copysign", "(D(2, 3) - 1.0)"), ("equal", "B"), ("less", "B"),
            ("greater_equal", "B"), ("not_equal", "B"), ("float_power", "(I(2, 3) + 1)"), ("heaviside", "D(2, 3)"), ("add", "Z"), ("subtract", "Z"),
            ("multiply", "Z"), ("maximum", "Z"), ("logaddexp2", "(D(2, 3) * 2.0)")]
          for cpp, python in ([("", ""), (", -1", ", axis=-1")] if "X" != x and "U" != x and "Z" != x and "(U > 3)" != x and u != "arctan2" else [("", "")])],
        ("nd::reduce(nd::add, I(2, 3, 4), {0, 2})", "np.add.reduce(I(2, 3, 4), axis=(0, 2))"),
        ("nd::reduce(nd::maximum, I(2, 3, 4), {.axis = {0, 2}, .keepdims = true})", "np.maximum.reduce(I(2, 3, 4), axis=(0, 2), keepdims=True)"),
        ("nd::reduce(nd::add, I(2, 3), {.axis = nd::all_axes})", "np.asarray(np.add.reduce(I(2, 3), axis=None))"),
        ("nd::reduce(nd::add, I(2, 3), {.axis = 1, .initial = 10, .where = M})", "np.add.reduce(I(2, 3), axis=1, initial=10, where=M)"),
        ("nd::reduce(nd::maximum, I(2, 3), {.axis = 1, .initial = -1, .where = B})", "np.maximum.reduce(I(2, 3), axis=1, initial=-1, where=B)"),
        ("nd::reduce(nd::subtract, D(2, 3), {.axis = 1, .initial = 10, .where = B})", "np.subtract.reduce(D(2, 3), axis=1, initial=10, where=B)"),
        ("nd::reduce(nd::subtract, I(3, 2).T(), {.axis = 0, .keepdims = true})", "np.subtract.reduce(I(3, 2).T, axis=0, keepdims=True)"),
        ("nd::reduce(nd::subtract, I(3, 2).T(), {.axis = 0, .keepdims = true, .initial = 1})", "np.subtract.reduce(I(3, 2).T, axis=0, keepdims=True, initial=1)"),
        ("nd::sum(nd::array(5), 0)", "np.asarray(np.sum(np.array(5), 0))"), ("nd::argmax(nd::array(5), -1)", "np.asarray(np.argmax(np.array(5), -1))"),
        ("nd::cumsum(nd::array(5), 0)", "np.cumsum(np.array(5), 0)"), ("nd::all(nd::array(5), 0)", "np.asarray(np.all(np.array(5), 0))"),
        ("nd::reduce(nd::subtract, nd::array(5))", "np.asarray(np.subtract.reduce(np.array(5)))"),
        ("nd::reduce(nd::subtract, I(2, 6)(nd::_, nd::rev), 1)", "np.subtract.reduce(I(2, 6)[:, ::-1], axis=1)"), ("nd::reduce(nd::divide, D(3, 4, 2) + 1.0, 1)", "np.divide.reduce(D(3, 4, 2) + 1.0, axis=1)"),
        ("nd::reduce(nd::power, I(0, 2), {.initial = 3})", "np.power.reduce(I(0, 2), initial=3)"),
        ("nd::reduce(nd::add, I(0, 2))", "np.add.reduce(I(0, 2))"), ("nd::reduce(nd::bitwise_and, I(0, 2))", "np.bitwise_and.reduce(I(0, 2))"),
        ("nd::reduce(nd::logaddexp, D(0, 2))", "np.logaddexp.reduce(D(0, 2))"), ("nd::reduce(nd::subtract, I(2, 0))", "np.subtract.reduce(I(2, 0))"),
        *[(f"nd::accumulate(nd::{u}, {x}{cpp})", f"np.{u}.accumulate({x}{python})") for u, x, cpp, python in [
            ("add", "I(2, 3)", "", ""), ("add", "U", "", ""), ("maximum", "X", "", ""), ("fmin", "X", "", ""), ("multiply", "(D(2, 3) + 1.0)", ", 1", ", axis=1"),
            ("subtract", "D(2, 3).T()", ", -1", ", axis=-1"), ("power", "(I(2, 3) + 1)", ", 1", ", axis=1"), ("logical_xor", "I(2, 3)", ", 1", ", axis=1"),
            ("bitwise_or", "I(2, 3)", ", 1", ", axis=1"), ("less", "B", ", 1", ", axis=1"), ("divide", "(I(2, 3) + 1)", ", 1", ", axis=1"), ("gcd", "(I(6) * 4)", "", ""),
            ("hypot", "I(4)", "", ""), ("add", "I(0, 2)", "", ""), ("subtract", "I(2, 6)(nd::_, nd::rev)", ", 1", ", axis=1"), ("fmax", "X(nd::rev)", "", ""), ("multiply", "I(3, 4).T()", "", "")]],
        *[(f"nd::reduceat(nd::{u}, {x}, {{{at}}}{cpp})", f"np.{u}.reduceat({x}, [{at}]{python})") for u, x, at, cpp, python in [
            ("add", "I(8)", "0, 4, 1, 5, 2, 6, 3, 7", "", ""), ("add", "I(8)", "0, 3, 3, 1", "", ""), ("multiply", "(I(4, 3) + 1)", "0, 2", ", 0", ", axis=0"),
            ("subtract", "I(2, 6)", "0, 3, 1", ", 1", ", axis=1"), ("maximum", "D(4, 3).T()", "0, 2", ", -1", ", axis=-1"), ("add", "I(2, 3, 4)", "1, 0", ", 1", ", axis=1"),
            ("divide", "(I(4, 2) + 1)", "0, 2", "", ""), ("add", "I(2, 6)(nd::_, nd::rev)", "0, 4, 1", ", 1", ", axis=1"), ("subtract", "I(3, 4).T()", "0, 2", ", 0", ", axis=0"), ("add", "U", "0, 2", "", ""), ("logical_or", "I(2, 3)", "0, 1", ", 1", ", axis=1"), ("power", "(I(4, 2) + 1)", "1, 0, 3", "", "")]],
    ],
    "reduce_options": [
        *[(f"nd::{f}({x}, {{.axis = {axis}, .where = {m}}})", f"np.asarray(np.{f}({x}, axis={axis}, where={m}))") for f in
          ["sum", "prod", "mean", "var", "std", "any", "all"] for x, axis, m in [("D(2, 3)", 0, "B"), ("I(2, 3)", 1, "M"), ("D(2, 3)", -1, "(I(2, 1) > 0)")]],
        *[(f"nd::{f}({x}, {{.axis = 1, .initial = 7, .where = B}})", f"np.{f}({x}, axis=1, initial=7, where=B)") for f in ["sum", "prod", "max", "min"] for x in ["D(2, 3)", "I(2, 3)"]],
        ("nd::mean(D(2, 3), {.where = M})", "np.asarray(np.mean(D(2, 3), where=M))"), ("nd::std(D(2, 3), {.axis = 1, .ddof = 1, .where = B})", "np.std(D(2, 3), axis=1, ddof=1, where=B)"),
        ("nd::var(Z, {.where = M})", "np.asarray(np.var(Z, where=M))"), ("nd::sum(I(2, 3), {.axis = 1, .keepdims = true})", "np.sum(I(2, 3), axis=1, keepdims=True)"),
        ("nd::mean(I(2, 3), {.axis = 1, .keepdims = true})", "np.mean(I(2, 3), axis=1, keepdims=True)"), ("nd::all(I(2, 3), {.axis = 1, .keepdims = true})", "np.all(I(2, 3), axis=1, keepdims=True)"),
        ("nd::count_nonzero(I(2, 3), {.axis = 0, .keepdims = true})", "np.count_nonzero(I(2, 3), axis=0, keepdims=True)"), ("nd::count_nonzero(I(2, 3, 2), {0, 2})", "np.count_nonzero(I(2, 3, 2), axis=(0, 2))"),
        ("nd::var(D(2, 3, 2), {0, 2})", "np.var(D(2, 3, 2), axis=(0, 2))"), ("nd::std(D(2, 3, 2), {0, 2})", "np.std(D(2, 3, 2), axis=(0, 2))"),
        ("nd::sum.as<float>(I(2, 3), 0)", "np.sum(I(2, 3), 0, np.float32)"), ("nd::sum.as<std::uint8_t>(U, {.keepdims = true})", "np.sum(U, dtype=np.uint8, keepdims=True)"),
        ("nd::prod.as<double>(U, 0)", "np.asarray(np.prod(U, dtype=float))"), ("nd::cumsum.as<std::int8_t>(U)", "np.cumsum(U, dtype=np.int8)"), ("nd::cumsum.as<float>(I(2, 3), 1)", "np.cumsum(I(2, 3), 1, np.float32)"),
        ("nd::cumprod.as<float>(I(2, 3))", "np.cumprod(I(2, 3), dtype=np.float32)"),
    ],
    "reduce_nan": [
        *[(f"nd::{f}({x}{cpp})", f"np.asarray(np.{f}({x}{python}))") for f in ["nansum", "nanprod", "nanmean", "nanvar", "nanstd", "nanmin", "nanmax", "nanmedian"]
          for x, cpp, python in [("N", "", ""), ("N", ", 0", ", axis=0"), ("N", ", -1", ", axis=-1"), ("N", ", {.axis = 1, .keepdims = true}", ", axis=1, keepdims=True"),
                                 ("I(2, 3)", ", 0", ", axis=0"), ("D(2, 3, 2)", ", {0, 2}", ", axis=(0, 2)")]],
        *[(f"nd::{f}({x}{cpp})", f"np.asarray(np.{f}({x}{python}))") for f in ["nanargmin", "nanargmax"]
          for x, cpp, python in [("N", "", ""), ("N", ", 0", ", axis=0"), ("N", ", 1", ", axis=1"), ("I(2, 3)", ", 0", ", axis=0"), ("N", ", {.axis = 1, .keepdims = true}", ", axis=1, keepdims=True")]],
        *[(f"nd::{f}({x}{cpp})", f"np.{f}({x}{python})") for f in ["nancumsum", "nancumprod"] for x, cpp, python in [("N", "", ""), ("N", ", 0", ", axis=0"), ("I(2, 3)", ", 1", ", axis=1")]],
        *[(f"nd::nanquantile(N, {q}, {{.axis = {axis}, .method = nd::quantile_method::{m}}})", f"np.nanquantile(N, {q}, axis={axis}, method='{m}')") for q in ["0.3", "0.75"] for axis in [0, 1]
          for m in ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull", "linear", "median_unbiased",
                    "normal_unbiased", "lower", "higher", "midpoint", "nearest"]],
        *[(f"nd::quantile(D(3, 7) * D(3, 7), {q}, {{.axis = {axis}, .method = nd::quantile_method::{m}}})", f"np.quantile(D(3, 7) * D(3, 7), {q}, axis={axis}, method='{m}')") for q in ["0.3", "0.5", "1.0"] for axis in [0, 1]
          for m in ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull", "linear", "median_unbiased",
                    "normal_unbiased", "lower", "higher", "midpoint", "nearest"]],
        ("nd::nanpercentile(N, {5, 50, 95})", "np.nanpercentile(N, [5, 50, 95])"), ("nd::nanpercentile(N, {5, 50}, 1)", "np.nanpercentile(N, [5, 50], axis=1)"),
        ("nd::nansum(N, {.axis = 0, .initial = 1, .where = N > 0.0})", "np.nansum(N, axis=0, initial=1, where=N > 0.0)"),
        ("nd::nanmean(N, {.axis = 0, .where = N > 0.0})", "np.nanmean(N, axis=0, where=N > 0.0)"), ("nd::nanvar(N, {.axis = 0, .ddof = 2})", "np.nanvar(N, axis=0, ddof=2)"),
        ("nd::nanvar(N, {.axis = 0, .ddof = 1, .where = N > 0.0})", "np.nanvar(N, axis=0, ddof=1, where=N > 0.0)"),
        ("nd::nansum.as<float>(N, 0)", "np.nansum(N, 0, np.float32)"), ("nd::nansum(N * 2.0, 1)", "np.nansum(N * 2.0, 1)"), ("nd::nanmean(D(0))", "np.asarray(np.nanmean(D(0)))"),
        ("nd::nanmax(N(nd::_, nd::slice(0, 0)), 0)", "np.nanmax(N[:, 0:0], 0)"), ("nd::nanmin(N * nd::nan)", "np.asarray(np.nanmin(N * np.nan))"), ("nd::nanmean(Z)", "np.asarray(np.nanmean(Z))"),
        ("nd::nanstd(Z)", "np.asarray(np.nanstd(Z))"), ("nd::nanmedian(N * nd::nan, 0)", "np.nanmedian(N * np.nan, 0)"),
        *[(f"nd::average({x}{cpp})", f"np.asarray(np.average({x}{python}))") for x, cpp, python in [
            ("D(3, 4)", "", ""), ("I(3, 4)", ", 1", ", axis=1"), ("D(3, 4)", ", W, 1", ", weights=W, axis=1"), ("I(3, 4)", ", W, -1", ", weights=W, axis=-1"), ("D(3, 4)", ", D(3, 4)", ", weights=D(3, 4)"),
            ("D(3, 4)", ", I(3, 4), 0", ", weights=I(3, 4), axis=0"), ("D(4, 3)", ", W, {.axis = 0, .keepdims = true}", ", weights=W, axis=0, keepdims=True"),
            ("D(2, 3, 4)", ", D(4, 2), {2, 0}", ", weights=D(4, 2), axis=(2, 0)"), ("Z", ", D(3)", ", weights=D(3)"), ("I(3, 4)", ", {.axis = 0, .keepdims = true}", ", axis=0, keepdims=True")]],
        ("nd::average_with_sum(D(3, 4), W, {.axis = 1}).sum_of_weights", "np.average(D(3, 4), weights=W, axis=1, returned=True)[1]"),
        ("nd::ptp(I(3, 4), {.axis = 0, .keepdims = true})", "np.ptp(I(3, 4), axis=0, keepdims=True)"), ("nd::ptp(D(3, 4, 2), {0, 2})", "np.ptp(D(3, 4, 2), axis=(0, 2))"),
    ],
    "select_take": [
        *[(f"nd::take({x}, {cpp})", f"np.take({x}, {python})") for x, cpp, python in [
            ("I(2, 3)", "nd::idx({4, 0, -1})", "[4, 0, -1]"), ("I(2, 3)", "I(2, 2)", "I(2, 2)"), ("I(3, 4)", "nd::idx({2, 0}), 0", "[2, 0], 0"), ("D(3, 4).T()", "nd::idx({2, 0}), -1", "[2, 0], -1"),
            ("I(2, 3, 2)", "I(2, 2) - 1, 1", "I(2, 2) - 1, 1"), ("I(2, 3)", "nd::idx({7, -9, 3}), nd::index_mode::wrap", "[7, -9, 3], mode='wrap'"),
            ("I(2, 3)", "nd::idx({7, -9, 3}), nd::index_mode::clip", "[7, -9, 3], mode='clip'"), ("I(3, 4)", "nd::idx({7, -9}), 1, nd::index_mode::wrap", "[7, -9], 1, mode='wrap'"),
            ("I(3, 4)", "nd::idx({7, -9}), 0, nd::index_mode::clip", "[7, -9], 0, mode='clip'"), ("I(3, 4)", "1, 0", "1, 0"), ("I(3, 4)", "{1, 1}, 1", "[1, 1], 1"), ("nd::array(5)", "nd::idx({0, 0})", "[0, 0]"), ("I(0, 3)", "nd::idx(), 0", "np.array([], int), 0"),
            ("U", "nd::array<std::uint8_t>({4, 0})", "np.array([4, 0], np.uint8)"), ("I(3, 4) * 2", "nd::idx({2, 0}), 1", "[2, 0], 1")]],
        *[(f"nd::compress({c}, {x}{cpp})", f"np.compress({c}, {x}{python})") for c, x, cpp, python in [
            ("M", "I(3, 2)", ", 0", ", axis=0"), ("M", "I(2, 3)", ", 1", ", axis=1"), ("M", "I(2, 3)", "", ""), ("(I(2) > 0)", "I(3, 4)", ", 0", ", axis=0"), ("I(3)", "I(3, 2)", ", 0", ", axis=0")]],
        ("nd::extract(I(2, 3) % 2 == 0, I(2, 3) * 10)", "np.extract(I(2, 3) % 2 == 0, I(2, 3) * 10)"), ("nd::extract(D(3), I(2, 3))", "np.extract(D(3), I(2, 3))"),
        ("nd::take_along_axis(X.reshape({2, 4}), nd::argsort(X.reshape({2, 4})), -1)", "np.take_along_axis(X.reshape(2, 4), np.argsort(X.reshape(2, 4), kind='stable'), -1)"),
        ("nd::take_along_axis(I(3, 4), nd::idx({{0, 2, 1, -1}}), 0)", "np.take_along_axis(I(3, 4), np.array([[0, 2, 1, -1]]), 0)"),
        ("nd::take_along_axis(I(3, 4), I(3, 2) % 4, 1)", "np.take_along_axis(I(3, 4), I(3, 2) % 4, 1)"), ("nd::take_along_axis(I(1, 4), I(3, 2) % 4, 1)", "np.take_along_axis(I(1, 4), I(3, 2) % 4, 1)"),
        ("nd::take_along_axis(I(4, 3).T(), I(2, 4).T() % 4, 1)", "np.take_along_axis(I(4, 3).T, (I(2, 4) % 4).T[:3], 1)") if False else ("nd::take_along_axis(I(4, 3).T(), I(2, 3).T() % 4, 1)", "np.take_along_axis(I(4, 3).T, I(2, 3).T % 4, 1)"),
        *[(f"after({x}, [](auto& c) {{ {cpp}; }})", f"after(lambda c: {python}, {x})") for x, cpp, python in [
            ("I(3, 4)", "nd::put_along_axis(c, nd::idx({{1}, {0}, {3}}), -5, 1)", "np.put_along_axis(c, np.array([[1], [0], [3]]), -5, 1)"),
            ("I(3, 4)", "nd::put_along_axis(c, I(1, 4) % 3, I(4) * 100, 0)", "np.put_along_axis(c, I(1, 4) % 3, I(4) * 100, 0)"),
            ("I(3, 4)", "nd::put_along_axis(c, nd::idx({{1, 1}}), nd::array({7, 8}), 1)", "np.put_along_axis(c, np.array([[1, 1]]), np.array([7, 8]), 1)"),
            ("I(2, 3)", "nd::put(c, nd::idx({0, -1, 2}), nd::array({7, 8}))", "np.put(c, [0, -1, 2], [7, 8])"), ("I(2, 3)", "nd::put(c, {0, 4}, 9)", "np.put(c, [0, 4], 9)"), ("I(2, 3)", "nd::put(c, 2, 1.5)", "np.put(c, 2, 1.5)"),
            ("I(2, 3)", "nd::put(c.T(), nd::idx({1, 2}), nd::array({7, 8}))", "c.T.__setitem__(([0, 1], [1, 0]), [7, 8])"),
            ("I(2, 3)", "nd::put(c, nd::idx({9, -8}), nd::array({7, 8}), nd::index_mode::wrap)", "np.put(c, [9, -8], [7, 8], mode='wrap')"),
            ("I(2, 3)", "nd::put(c, nd::idx({9, -8}), nd::array({7, 8}), nd::index_mode::clip)", "np.put(c, [9, -8], [7, 8], mode='clip')"), ("I(6)", "nd::put(c, c, c(nd::rev))", "np.put(c, c.copy(), c[::-1].copy())"),
            ("I(2, 3)", "nd::putmask(c, c > 2, nd::array({-1, -2}))", "np.putmask(c, c > 2, [-1, -2])"), ("I(2, 3)", "nd::putmask(c, I(6) % 2, c * 10)", "np.putmask(c, I(6) % 2, c * 10)"),
            ("I(2, 3)", "nd::place(c, c > 2, nd::array({-1, -2}))", "np.place(c, c > 2, [-1, -2])"), ("D(2, 3)", "nd::place(c, B, 0.5)", "np.place(c, B, 0.5)"),
            ("I(3, 3)", "nd::fill_diagonal(c, -1)", "np.fill_diagonal(c, -1)"), ("I(5, 2)", "nd::fill_diagonal(c, -1)", "np.fill_diagonal(c, -1)"), ("I(5, 2)", "nd::fill_diagonal(c, -1, {.wrap = true})", "np.fill_diagonal(c, -1, wrap=True)"),
            ("I(2, 5)", "nd::fill_diagonal(c, nd::array({-1, -2}))", "np.fill_diagonal(c, [-1, -2])"), ("I(3, 3, 3)", "nd::fill_diagonal(c, nd::array({-1, -2}))", "np.fill_diagonal(c, [-1, -2])"),
            ("I(3, 4)", "nd::copyto(c, I(4) * 10, {.where = c % 2 == 0})", "np.copyto(c, I(4) * 10, where=c % 2 == 0)"), ("I(3, 4)", "nd::copyto(c, 5, {.where = nd::eval(I(3, 1) > 0)})", "np.copyto(c, 5, where=I(3, 1) > 0)"),
            ("I(2, 3)", "nd::copyto(c, D(3) * 1.5, {.casting = nd::casting::unsafe})", "np.copyto(c, D(3) * 1.5, casting='unsafe')"), ("D(2, 3)", "nd::copyto(c, I(3))", "np.copyto(c, I(3))"),
            ("I(6)", "nd::copyto(c(nd::from(1)), c(nd::upto(-1)))", "np.copyto(c[1:], c[:-1])"),
            ("I(3, 3)", "c(nd::diag_indices(3)) = 0", "c.__setitem__(np.diag_indices(3), 0)"), ("I(3, 4)", "c(nd::tril_indices(3, -1, 4)) = 0", "c.__setitem__(np.tril_indices(3, -1, 4), 0)"),
            ("I(3, 4)", "c(nd::triu_indices_from(c, 1)) = 0", "c.__setitem__(np.triu_indices_from(c, 1), 0)"), ("I(3, 3)", "c(nd::diag_indices_from(c)) *= 2", "c.__setitem__(np.diag_indices_from(c), c.diagonal() * 2)"),
            ("I(3, 4)", "c(nd::ix(nd::idx({0, 2}), nd::idx({1, 3}))) = -1", "c.__setitem__(np.ix_([0, 2], [1, 3]), -1)"), ("I(3, 4)", "c(nd::ix(M, nd::idx({1, 3}))) = -1", "c.__setitem__(np.ix_(M, [1, 3]), -1)")]],
        ("I(3, 4)(nd::ix({2, 0}, {1, 1, 3}))", "I(3, 4)[np.ix_([2, 0], [1, 1, 3])]"), ("nd::triu_indices(3)[0]", "np.triu_indices(3)[0]"), ("nd::triu_indices(3)[1]", "np.triu_indices(3)[1]"),
        ("nd::tril_indices(3, 1)[1]", "np.tril_indices(3, 1)[1]"), ("nd::tril_indices(4, -2, 2)[0]", "np.tril_indices(4, -2, 2)[0]"), ("nd::triu_indices(2, -5, 3)[1]", "np.triu_indices(2, -5, 3)[1]"), ("nd::triu_indices(2, 5, 3)[1]", "np.triu_indices(2, 5, 3)[1]"),
    ],
    "reduce_calculus": [
        ("nd::gradient(nd::array({1.0, 2.0, 4.0, 7.0, 11.0, 16.0}))", "np.gradient(a([1.0, 2.0, 4.0, 7.0, 11.0, 16.0]))"), ("nd::gradient(nd::array({1, 2, 4, 7}), 2)", "np.gradient(a([1, 2, 4, 7]), 2)"),
        ("nd::gradient(D(5).ravel() * D(5).ravel(), nd::array({0.0, 1.0, 1.5, 3.5, 4.0}))", "np.gradient(D(5) * D(5), a([0.0, 1.0, 1.5, 3.5, 4.0]))"),
        *[(f"nd::gradient(D(4, 5) * D(4, 5), {h}, {axis}, {order})", f"np.gradient(D(4, 5) * D(4, 5), {h}, axis={axis}, edge_order={order})") for h in ["1.0", "0.5"] for axis in [0, 1, -1] for order in [1, 2]],
        *[(f"nd::gradient(D(4, 3) * D(4, 3), nd::array({{0.0, 1.0, 1.5, 3.5}}), 0, {order})", f"np.gradient(D(4, 3) * D(4, 3), a([0.0, 1.0, 1.5, 3.5]), axis=0, edge_order={order})") for order in [1, 2]],
        *[(f"nd::gradient(I(3, 4) * I(3, 4))[{k}]", f"np.gradient(I(3, 4) * I(3, 4))[{k}]") for k in [0, 1]], *[(f"nd::gradient(I(3, 4) * I(3, 4), {{2.0, W}}, 2)[{k}]", f"np.gradient(I(3, 4) * I(3, 4), 2.0, W, edge_order=2)[{k}]") for k in [0]],
        ("nd::gradient(Z.ravel())", "np.gradient(Z)"), ("nd::gradient(D(4).ravel().astype<float>())", "np.gradient(D(4).astype(np.float32))"),
        ("nd::trapezoid(D(5) * D(5))", "np.asarray(np.trapezoid(D(5) * D(5)))"), ("nd::trapezoid(D(3, 4), 0.5, 0)", "np.trapezoid(D(3, 4), dx=0.5, axis=0)"), ("nd::trapezoid(I(3, 4), W)", "np.trapezoid(I(3, 4), W)"),
        ("nd::trapezoid(D(3, 4), D(3) * D(3), 0)", "np.trapezoid(D(3, 4), D(3) * D(3), axis=0)"), ("nd::trapezoid(D(3, 4), D(3, 4) * D(3, 4), 1)", "np.trapezoid(D(3, 4), D(3, 4) * D(3, 4), axis=1)"),
        ("nd::unwrap(nd::array({0.0, 0.78, 5.49, 6.28, 3.14, -3.1}))", "np.unwrap(a([0.0, 0.78, 5.49, 6.28, 3.14, -3.1]))"), ("nd::unwrap(D(3, 4) * 2.5, {.axis = 0})", "np.unwrap(D(3, 4) * 2.5, axis=0)"),
        ("nd::unwrap(nd::array({1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 1.0, 2.0, 3.0}), {.period = 6})", "np.unwrap(a([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 1.0, 2.0, 3.0]), period=6)"),
        ("nd::unwrap(nd::array({0.0, 3.0, 6.5, 0.2}), {.discont = 5.0})", "np.unwrap(a([0.0, 3.0, 6.5, 0.2]), discont=5.0)"), ("nd::unwrap(D(5).astype<float>() * 4.0)", "np.unwrap(D(5).astype(np.float32) * 4.0)"),
        ("nd::i0(D(6) * 3.0 - 4.0)", "np.i0(D(6) * 3.0 - 4.0)"), ("nd::i0(I(3))", "np.i0(I(3))"),
        ("nd::unwrap(I(4) * 5)", "np.unwrap(I(4) * 5)"),
    ],
    "linalg_covariance": [
        ("nd::cov(N2)", "np.cov(N2)"), ("nd::cov(N2, {.rowvar = false})", "np.cov(N2, rowvar=False)"), ("nd::cov(N2, {.bias = true})", "np.cov(N2, bias=True)"), ("nd::cov(N2, {.ddof = 0})", "np.cov(N2, ddof=0)"),
        ("nd::cov(N2, W)", "np.cov(N2, W)"), ("nd::cov(W)", "np.cov(W)"), ("nd::cov(I(2, 3))", "np.cov(I(2, 3))"), ("nd::cov(N2, {}, {.fweights = nd::array({1, 2, 3, 1}), .aweights = W})", "np.cov(N2, fweights=[1, 2, 3, 1], aweights=W)"),
        ("nd::cov(N2, {.ddof = 2}, {.aweights = W})", "np.cov(N2, ddof=2, aweights=W)"), ("nd::cov(Z)", "np.cov(Z)"), ("nd::corrcoef(N2)", "np.corrcoef(N2)"), ("nd::corrcoef(N2, W)", "np.corrcoef(N2, W)"), ("nd::corrcoef(N2, false)", "np.corrcoef(N2, rowvar=False)"),
        ("nd::corrcoef(W)", "np.asarray(np.corrcoef(W))"), ("nd::cov(D(2, 3).astype<float>())", "np.cov(D(2, 3).astype(np.float32))"),
    ],
    "select_choose": [
        ("nd::choose(I(2, 3) % 2, {I(2, 3), nd::eval(I(2, 3) * 10)})", "np.choose(I(2, 3) % 2, [I(2, 3), I(2, 3) * 10])"), ("nd::choose(I(4), std::tuple(D(4), 5, I(4) * 7, U(nd::slice(0, 1))))", "np.choose(I(4), [D(4), 5, I(4) * 7, U[:1]])"),
        ("nd::choose(I(4) * 3 - 2, {I(4), nd::eval(I(4) * 10)}, nd::index_mode::wrap)", "np.choose(I(4) * 3 - 2, [I(4), I(4) * 10], mode='wrap')"), ("nd::choose(I(4) * 3 - 2, {I(4), nd::eval(I(4) * 10)}, nd::index_mode::clip)", "np.choose(I(4) * 3 - 2, [I(4), I(4) * 10], mode='clip')"),
        ("nd::choose(I(2, 1), std::tuple(I(3), 9))", "np.choose(I(2, 1), [I(3), 9])"), ("nd::choose(M, {10, 20})", "np.choose(M, [10, 20])"),
        ("nd::select({nd::eval(I(6) < 3), nd::eval(I(6) > 1)}, {I(6), nd::eval(I(6) * I(6))}, 42)", "np.select([I(6) < 3, I(6) > 1], [I(6), I(6) * I(6)], 42)"),
        ("nd::select(std::tuple(I(6) < 2, I(6) > 4), std::tuple(I(6), D(6) * 0.5))", "np.select([I(6) < 2, I(6) > 4], [I(6), D(6) * 0.5])"), ("nd::select(std::tuple(I(2, 3) < 2, M), std::tuple(-1, I(3)), 7)", "np.select([I(2, 3) < 2, M], [-1, I(3)], 7)"),
        ("nd::select(std::tuple(U > 100), std::tuple(U), 0)", "np.select([U > 100], [U], 0)"),
        ("nd::piecewise(D(6) - 2.5, {nd::eval(D(6) < 2.5), nd::eval(D(6) >= 2.5)}, -1, 1)", "np.piecewise(D(6) - 2.5, [D(6) < 2.5, D(6) >= 2.5], [-1, 1])"),
        ("nd::piecewise(D(6), {nd::eval(D(6) < 2.0)}, [](double v) { return -v; }, [](const auto& v) { return v * 10.0; })", "np.piecewise(D(6), [D(6) < 2.0], [lambda v: -v, lambda v: v * 10.0])"),
        ("nd::piecewise(D(2, 3), {nd::eval(D(2, 3) < 2.0)}, 5)", "np.piecewise(D(2, 3), [D(2, 3) < 2.0], [5])"),
        *[(f"nd::histogramdd(D(6, 2) % 5.0, {cpp}", f"np.histogramdd(D(6, 2) % 5.0, {python}") for cpp, python in [
            ("3).hist", "3)[0]"), ("{2, 3}).hist", "[2, 3])[0]"), ("{2, 3}).edges[1]", "[2, 3])[1][1]"), ("{2, 2}, D(6)).hist", "[2, 2], weights=D(6))[0]"), ("{2, 3}, {{0, 4}, {1, 3}}).hist", "[2, 3], range=[(0, 4), (1, 3)])[0]"),
            ("{2, 3}).density()", "[2, 3], density=True)[0]"), ("std::vector<nd::ndarray<double, 1>>{nd::array({0.0, 1.0, 5.0}), nd::array({0.0, 2.0, 4.0})}).hist", "[a([0.0, 1.0, 5.0]), a([0.0, 2.0, 4.0])])[0]")]],
        ("nd::histogramdd(D(8, 3) % 4.0, 2).hist", "np.histogramdd(D(8, 3) % 4.0, 2)[0]"),
        ("nd::sort_complex<std::complex>(Z)", "np.sort_complex(Z)"), ("nd::sort_complex<std::complex>(U(nd::rev))", "np.sort_complex(U[::-1])"), ("nd::sort_complex<std::complex>(I(4) % 3)", "np.sort_complex(I(4) % 3)"),
        ("nd::ravel_multi_index(nd::nonzero(I(3, 4) % 5 == 1), {3, 4})", "np.ravel_multi_index(np.nonzero(I(3, 4) % 5 == 1), (3, 4))"), ("nd::ravel_multi_index(nd::ix({0, 2}, {1, 3}), {3, 4})", "np.ravel_multi_index(np.ix_([0, 2], [1, 3]), (3, 4))"),
        ("nd::ravel_multi_index(nd::ix({0, 2}, {1, 3}), {3, 4}, {nd::index_mode::raise}, nd::order::f)", "np.ravel_multi_index(np.ix_([0, 2], [1, 3]), (3, 4), order='F')"),
        ("nd::ravel_multi_index(nd::ix({-1, 5}, {-1, 9}), {3, 4}, {nd::index_mode::clip, nd::index_mode::wrap})", "np.ravel_multi_index(np.ix_([-1, 5], [-1, 9]), (3, 4), mode=('clip', 'wrap'))"),
        ("nd::unravel_index(I(2, 3), {3, 4})[1]", "np.unravel_index(I(2, 3), (3, 4))[1]"), ("nd::unravel_index(I(2, 3), {3, 4}, nd::order::f)[0]", "np.unravel_index(I(2, 3), (3, 4), order='F')[0]"),
    ],
    "manip_bits": [
        *[(f"nd::packbits({x}{cpp})", f"np.packbits({x}{python})") for x, cpp, python in [("B", "", ""), ("(U > 100)", "", ""), ("U", "", ""), ("(I(3, 11) % 3 == 0)", ", {.axis = 1}", ", axis=1"), ("(I(11, 3) % 3 == 0)", ", {.axis = 0, .bitorder = nd::bit_order::little}", ", axis=0, bitorder='little'"), ("I(3, 3)", "", "")]],
        *[(f"nd::unpackbits({x}{cpp})", f"np.unpackbits({x}{python})") for x, cpp, python in [("U", "", ""), ("U.reshape({5, 1})", ", {.axis = 1}", ", axis=1"), ("U.reshape({1, 5})", ", {.axis = 0, .bitorder = nd::bit_order::little}", ", axis=0, bitorder='little'"),
          ("U", ", {.count = 11}", ", count=11"), ("U", ", {.count = -3}", ", count=-3"), ("U", ", {.count = 45}", ", count=45")]],
        ("nd::byteswap(I(3))", "I(3).byteswap()"), ("nd::byteswap(D(3).astype<float>())", "D(3).astype(np.float32).byteswap()"), ("nd::byteswap(U)", "U.byteswap()"), ("nd::byteswap(Z)", "Z.byteswap()"),
        ("nd::apply_along_axis([](const auto& v) { return nd::sum(v); }, 0, I(3, 4))", "np.apply_along_axis(np.sum, 0, I(3, 4))"), ("nd::apply_along_axis([](const auto& v) { return nd::sort(v * -1); }, 1, I(3, 4))", "np.apply_along_axis(lambda v: np.sort(v * -1), 1, I(3, 4))"),
        ("nd::apply_along_axis([](const auto& v) { return nd::diag(v); }, 0, I(2, 3))", "np.apply_along_axis(np.diag, 0, I(2, 3))"), ("nd::apply_along_axis([](const auto& v) { return nd::diag(v); }, -1, I(2, 3))", "np.apply_along_axis(np.diag, -1, I(2, 3))"),
    ],
    "ufunc_linspace": [
        ("nd::linspace(nd::array({0, 10}), nd::array({1, 20}), 3)", "np.linspace(a([0, 10]), a([1, 20]), 3)"), ("nd::linspace(nd::array({0, 10}), 5, 3, {.axis = 1})", "np.linspace(a([0, 10]), 5, 3, axis=1)"),
        ("nd::linspace(0, std::complex<double>(0, 1), 3)", "np.linspace(0, 1j, 3)"), ("nd::linspace(I(2, 2), D(2), 3, {.endpoint = false, .axis = -1})", "np.linspace(I(2, 2), D(2), 3, endpoint=False, axis=-1)"),
        ("nd::linspace<std::int64_t>(I(2), 7, 3)", "np.linspace(I(2), 7, 3, dtype=int)"), ("nd::linspace(I(2), 7, 1)", "np.linspace(I(2), 7, 1)"), ("nd::linspace(I(2), 7, 0)", "np.linspace(I(2), 7, 0)"),
        ("nd::linspace(D(2).astype<float>(), 7, 3)", "np.linspace(D(2).astype(np.float32), 7, 3)"), ("nd::linspace(I(2), I(2), 3)", "np.linspace(I(2), I(2), 3)"),
        *[(f"nd::linspace_with_step{t}({cpp}).{member}", f"a(np.linspace({python}, retstep=True)[{k}])") for t, cpp, python in [
            ("", "0, 1, 5", "0, 1, 5"), ("", "2.0, -3.0, 7", "2.0, -3.0, 7"), ("", "0, 1, 5, nd::no_endpoint", "0, 1, 5, endpoint=False"), ("", "0, 1, 1", "0, 1, 1"), ("", "5, 6, 0, nd::no_endpoint", "5, 6, 0, endpoint=False"),
            ("", "0.0f, 1.0f, 4", "np.float32(0), np.float32(1), 4"), ("<std::int64_t>", "0, 10, 4", "0, 10, 4, dtype=int"), ("", "0, std::complex<double>(0, 1), 3", "0, 1j, 3"),
            ("", "I(2), 3, 4", "I(2), 3, 4"), ("", "I(2, 1), D(3), 4, {.endpoint = false, .axis = -1}", "I(2, 1), D(3), 4, endpoint=False, axis=-1"), ("<std::int64_t>", "I(2), 7, 3", "I(2), 7, 3, dtype=int"),
            ("", "0.0, 5e-324, 5", "0.0, 5e-324, 5")] for k, member in enumerate(["samples", "step"])],
    ],
    "ufunc_logspace": [
        ("nd::logspace(0, complex(0, 1), 3)", "np.logspace(0, 1j, 3)"), ("nd::logspace(complex(0, 1), complex(2, 1), 3)", "np.logspace(1j, 2 + 1j, 3)"),
        ("nd::logspace(0.0f, 3.0f, 4)", "np.logspace(np.float32(0), np.float32(3), 4)"), ("nd::logspace(0, 3, 4, 2)", "np.logspace(0, 3, 4, base=2)"), ("nd::logspace(0, 2, 5, -2)", "np.logspace(0, 2, 5, base=-2)"),
        ("nd::logspace(0, 2, 3, complex(0, 2))", "np.logspace(0, 2, 3, base=2j)"), ("nd::logspace(0.5, complex(1, 1), 4, 2, {.endpoint = false})", "np.logspace(0.5, 1 + 1j, 4, base=2, endpoint=False)"),
        ("nd::logspace(0, complex(0, 1), 3, {.endpoint = false, .base = 3})", "np.logspace(0, 1j, 3, endpoint=False, base=3)"), ("nd::logspace<complex>(0, 1, 3)", "np.logspace(0, 1, 3, dtype=complex)"),
        ("nd::logspace(I(2), 3, 4)", "np.logspace(I(2), 3, 4)"), ("nd::logspace(I(2), D(2, 1), 3, {.base = 2, .axis = -1})", "np.logspace(I(2), D(2, 1), 3, base=2, axis=-1)"),
        ("nd::logspace(D(2).astype<float>(), 3, 3)", "np.logspace(D(2).astype(np.float32), 3, 3)"), ("nd::logspace<std::int64_t>(I(2), 3, 4)", "np.logspace(I(2), 3, 4, dtype=int)"),
        ("nd::logspace(Z, 1, 3, {.axis = 1})", "np.logspace(Z, 1, 3, axis=1)"), ("nd::logspace(I(2), 3, 0)", "np.logspace(I(2), 3, 0)"), ("nd::logspace(I(2), 3, 1)", "np.logspace(I(2), 3, 1)"),
        ("nd::logspace(0, 3, 4, I(2) + 2)", "np.logspace(0, 3, 4, base=I(2) + 2)"), ("nd::logspace(I(2), 3, 4, I(2) + 2)", "np.logspace(I(2), 3, 4, base=I(2) + 2)"),
        ("nd::logspace(I(2), 3, 4, I(2) + 2, {.axis = -1})", "np.logspace(I(2), 3, 4, base=I(2) + 2, axis=-1)"), ("nd::logspace(I(2), 3, 4, I(2, 1) + 2)", "np.logspace(I(2), 3, 4, base=I(2, 1) + 2)"),
        ("nd::logspace(I(2, 1), 3, 3, I(3) + 1.0, {.endpoint = false, .axis = 1})", "np.logspace(I(2, 1), 3, 3, base=I(3) + 1.0, endpoint=False, axis=1)"), ("nd::logspace(0, 2, 3, Z)", "np.logspace(0, 2, 3, base=Z)"),
        ("nd::geomspace(-1, 1, 5)", "np.geomspace(-1, 1, 5)"), ("nd::geomspace(3, -48.0, 3)", "np.geomspace(3, -48.0, 3)"), ("nd::geomspace(1.0f, 8.0f, 4)", "np.geomspace(np.float32(1), np.float32(8), 4)"),
        ("nd::geomspace<std::int64_t>(1, 256, 9)", "np.geomspace(1, 256, 9, dtype=int)"), ("nd::geomspace<complex>(-1, 1, 6)", "np.geomspace(-1, 1, 6, dtype=complex)"), ("nd::geomspace<complex>(1, -1, 4)", "np.geomspace(1, -1, 4, dtype=complex)"),
        ("nd::geomspace<complex>(-1, -100, 3)", "np.geomspace(-1, -100, 3, dtype=complex)"), ("nd::geomspace(complex(0, 1), complex(0, 1000), 4)", "np.geomspace(1j, 1000j, 4)"), ("nd::geomspace(complex(1, 1), complex(8, 0.5), 4)", "np.geomspace(1 + 1j, 8 + 0.5j, 4)"),
        ("nd::geomspace(complex(0, -2), 8, 3)", "np.geomspace(complex(0, -2), 8, 3)"), ("nd::geomspace(1, complex(0, -16), 5, {.endpoint = false})", "np.geomspace(1, complex(0, -16), 5, endpoint=False)"),
        ("nd::geomspace(complex(3, 4), complex(-3, 1), 7)", "np.geomspace(3 + 4j, -3 + 1j, 7)"), ("nd::geomspace(complex(0, 1), 2, 0)", "np.geomspace(1j, 2, 0)"), ("nd::geomspace(complex(0, 1), 2, 1)", "np.geomspace(1j, 2, 1)"), ("nd::geomspace(complex(3, 1), complex(3, 1), 3)", "np.geomspace(3 + 1j, 3 + 1j, 3)"),
        ("nd::geomspace(nd::array({1, -4}), nd::array({8, -32}), 3)", "np.geomspace(a([1, -4]), a([8, -32]), 3)"), ("nd::geomspace(nd::array({1, -4}), nd::array({8, -32}), 3, {.axis = 1})", "np.geomspace(a([1, -4]), a([8, -32]), 3, axis=1)"),
        ("nd::geomspace(I(2) + 1, D(2, 1) - 4.0, 4, {.endpoint = false, .axis = -1})", "np.geomspace(I(2) + 1, D(2, 1) - 4.0, 4, endpoint=False, axis=-1)"), ("nd::geomspace((I(2) + 1).astype<float>(), 16, 3)", "np.geomspace((I(2) + 1).astype(np.float32), 16, 3)"),
        ("nd::geomspace(I(2) + 1, complex(0, 16), 3)", "np.geomspace(I(2) + 1, 16j, 3)"), ("nd::geomspace<std::complex<float>>(I(2) + 1, -8, 4)", "np.geomspace(I(2) + 1, -8, 4, dtype=np.complex64)"), ("nd::geomspace<std::int64_t>(I(2) + 1, 16, 4)", "np.geomspace(I(2) + 1, 16, 4, dtype=int)"),
        ("nd::geomspace(Z, Z * 2.0 + 1.0, 4)", "np.geomspace(Z, Z * 2.0 + 1.0, 4)"),
    ],
    "ufunc_keywords": [
        *[(f"after({x}, [](auto& c) {{ {cpp}; }})", f"after(lambda c: {python}, {x.replace('.astype<float>()', '.astype(np.float32)')})") for x, cpp, python in [
            ("D(2, 3)", "nd::add(I(3), 0.5, nd::out(c))", "np.add(I(3), 0.5, out=c)"),
            ("D(2, 3)", "nd::multiply(c, c, nd::out(c), nd::where_mask(B))", "np.multiply(c, c, out=c, where=B)"),
            ("D(2, 3)", "nd::sqrt(c, nd::where_mask(M), nd::out(c))", "np.sqrt(c, where=M, out=c)"),
            ("D(2, 3).astype<float>()", "nd::exp2(I(2, 3), nd::out(c))", "np.exp2(I(2, 3), out=c)"),
            ("I(6)", "nd::add(c(nd::upto(-1)), c(nd::from(1)), nd::out(c(nd::from(1))))", "np.add(c[:-1], c[1:], out=c[1:])"),
            ("I(6)", "nd::add(c, c(nd::rev), nd::out(c))", "np.add(c, c[::-1], out=c)"),
            ("B", "nd::less(I(2, 3), 300, nd::out(c))", "np.less(I(2, 3), 300, out=c)"),
            ("B", "nd::less(U(nd::upto(3)), 100, nd::out(c), nd::where_mask(M))", "np.less(U[:3], 100, out=c, where=M)"),
            ("D(2, 3)", "nd::add(1, 2, nd::out(c), nd::where_mask(B))", "np.add(1, 2, out=c, where=B)"),
            ("I(2, 3)", "nd::add(I(1, 3), I(2, 1), nd::out(c))", "np.add(I(1, 3), I(2, 1), out=c)")]],
        ("nd::outer(nd::subtract, I(3), I(2))", "np.subtract.outer(I(3), I(2))"), ("nd::outer(nd::multiply, I(2), D(2, 2))", "np.multiply.outer(I(2), D(2, 2))"),
        ("nd::outer(nd::add, I(2, 2) * 10, I(3))", "np.add.outer(I(2, 2) * 10, I(3))"), ("nd::outer(nd::less, I(3), I(3))", "np.less.outer(I(3), I(3))"),
        ("nd::outer(nd::add, 3, I(2))", "np.add.outer(3, I(2))"), ("nd::outer(nd::add, I(2), 3)", "np.add.outer(I(2), 3)"), ("nd::outer(nd::power, I(3).T(), I(4))", "np.power.outer(I(3), I(4))"),
    ],
    "select_at": [
        *[(f"after({x}, [](auto& c) {{ nd::at(nd::{u}, c, {cpp}); }})", f"after(lambda c: np.{u}.at(c, {python}), {x})") for x, u, cpp, python in [
            ("I(6)", "add", "nd::idx({0, 0, 1, -1}), 1", "[0, 0, 1, -1], 1"), ("I(6)", "add", "nd::idx({2, 2, 2, 0}), I(4)", "[2, 2, 2, 0], I(4)"),
            ("I(6)", "subtract", "nd::slice(0, 3), 10", "slice(0, 3), 10"), ("I(6)", "multiply", "I(6) > 3, 2", "I(6) > 3, 2"),
            ("I(6)", "maximum", "nd::idx({0, 5, 0}), nd::array({3, 4, 2})", "[0, 5, 0], [3, 4, 2]"), ("D(6)", "negative", "nd::idx({1, 1, 2})", "[1, 1, 2]"),
            ("D(6)", "divide", "nd::idx({1, 1, 2}), 2", "[1, 1, 2], 2"), ("I(3, 4)", "add", "nd::idx({0, 2, 0}), I(4)", "[0, 2, 0], I(4)"),
            ("I(3, 4)", "add", "(nd::index_list{nd::_, nd::idx({1, 1, 3})}), I(3, 1)", "(slice(None), [1, 1, 3]), I(3, 1)"),
            ("I(3, 4)", "add", "(nd::index_list{nd::idx({0, 0, 2}), nd::idx({1, 1, 3})}), nd::array({1, 10, 100})", "([0, 0, 2], [1, 1, 3]), [1, 10, 100]"),
            ("I(3, 4)", "power", "(nd::index_list{nd::idx({0, 0}), nd::_}), 2", "([0, 0], slice(None)), 2"), ("U", "add", "nd::idx({4, 4, 0}), 1", "[4, 4, 0], 1"),
            ("I(3, 4)", "subtract", "(nd::index_list{nd::idx({2, 2, 0}), nd::slice(nd::_, nd::_, -2)}), I(3, 1) + 1", "([2, 2, 0], slice(None, None, -2)), I(3, 1) + 1"),
            ("I(5)", "add", "c, c", "c.copy(), c.copy()"), ("I(3, 4)", "add", "1, I(4)", "1, I(4)"), ("I(3, 4)", "add", "nd::ellipsis, 5", "..., 5"), ("B", "logical_xor", "nd::idx({0, 0, 1}), true", "[0, 0, 1], True")]],
    ],
    "ufunc": [
        ("I(2, 3) + I(3)", "I(2, 3) + I(3)"), ("I(5) / 2", "I(5) / 2"), ("nd::floor_divide(I(5) - 3, 2)", "(I(5) - 3) // 2"),
        ("(I(5) - 3) % 3", "(I(5) - 3) % 3"), ("nd::remainder(X, 2.0)", "X % 2.0"), ("U + U", "U + U"), ("U * 2", "U * 2"), ("-U", "-U"),
        ("nd::abs(X)", "np.abs(X)"), ("nd::sign(X)", "np.sign(X)"), ("nd::square(I(4))", "np.square(I(4))"),
        ("nd::maximum(X, 0.0)", "np.maximum(X, 0.0)"), ("nd::minimum(X, 1)", "np.minimum(X, 1)"), ("nd::fmax(X(nd::upto(7)), 0.0)", "np.fmax(X[:7], 0.0)"),
        ("nd::fmin(X(nd::upto(7)), 0.0)", "np.fmin(X[:7], 0.0)"), ("X > 0.0", "X > 0.0"), ("X == X", "X == X"), ("(I(4) & 1) | 2", "(I(4) & 1) | 2"),
        ("~I(3)", "~I(3)"), ("I(4) ^ 5", "I(4) ^ 5"), ("I(4) << 3", "I(4) << 3"), ("(I(4) - 2) >> 1", "(I(4) - 2) >> 1"),
        ("(X > 0.0) & (X < 2.0)", "(X > 0.0) & (X < 2.0)"), ("nd::logical_and(X, I(8))", "np.logical_and(X, I(8))"),
        ("nd::logical_not(I(3))", "np.logical_not(I(3))"), ("nd::logical_xor(I(4), 1)", "np.logical_xor(I(4), 1)"),
        ("nd::isnan(X)", "np.isnan(X)"), ("nd::isfinite(X)", "np.isfinite(X)"), ("nd::isinf(X)", "np.isinf(X)"), ("nd::signbit(X)", "np.signbit(X)"),
        ("nd::floor(X)", "np.floor(X)"), ("nd::ceil(X)", "np.ceil(X)"), ("nd::trunc(X)", "np.trunc(X)"), ("nd::rint(X)", "np.rint(X)"),
        ("nd::round(X * 1.05, 1)", "np.round(X * 1.05, 1)"), ("nd::floor(I(3))", "np.floor(I(3))"),
        ("nd::where(X > 0, X, -1.0)", "np.where(X > 0, X, -1.0)"), ("nd::where(I(4) > 1, I(4), 0.5)", "np.where(I(4) > 1, I(4), 0.5)"),
        ("nd::clip(X, -1.0, 1.0)", "np.clip(X, -1.0, 1.0)"), ("nd::clip(U, 10, 200)", "np.clip(U, 10, 200)"),
        ("nd::exp(D(4))", "np.exp(D(4))"), ("nd::log(D(4) + 1.0)", "np.log(D(4) + 1.0)"), ("nd::log2(D(4) + 1.0)", "np.log2(D(4) + 1.0)"),
        ("nd::log10(D(4) + 1.0)", "np.log10(D(4) + 1.0)"), ("nd::log1p(D(4))", "np.log1p(D(4))"), ("nd::expm1(D(4) / 8.0)", "np.expm1(D(4) / 8.0)"),
        ("nd::exp2(D(4))", "np.exp2(D(4))"), ("nd::sqrt(I(5))", "np.sqrt(I(5))"), ("nd::cbrt(D(5))", "np.cbrt(D(5))"),
        ("nd::sin(D(5))", "np.sin(D(5))"), ("nd::cos(D(5))", "np.cos(D(5))"), ("nd::tan(D(5))", "np.tan(D(5))"),
        ("nd::arcsin(D(3) / 2.0)", "np.arcsin(D(3) / 2.0)"), ("nd::arccos(D(3) / 2.0)", "np.arccos(D(3) / 2.0)"), ("nd::arctan(X)", "np.arctan(X)"),
        ("nd::arctan2(X, -X)", "np.arctan2(X, -X)"), ("nd::hypot(D(4), 3.0)", "np.hypot(D(4), 3.0)"), ("nd::sinh(D(3))", "np.sinh(D(3))"),
        ("nd::cosh(D(3))", "np.cosh(D(3))"), ("nd::tanh(X)", "np.tanh(X)"), ("nd::arcsinh(D(3))", "np.arcsinh(D(3))"),
        ("nd::arccosh(D(3) + 1.0)", "np.arccosh(D(3) + 1.0)"), ("nd::arctanh(D(3) / 4.0)", "np.arctanh(D(3) / 4.0)"),
        ("nd::degrees(D(3))", "np.degrees(D(3))"), ("nd::radians(D(3) * 90.0)", "np.radians(D(3) * 90.0)"),
        ("nd::power(I(5), 3)", "np.power(I(5), 3)"), ("nd::power(D(4), 0.5)", "np.power(D(4), 0.5)"), ("nd::power(D(4) + 1.0, -1.5)", "np.power(D(4) + 1.0, -1.5)"),
        ("nd::gcd(I(7), 6)", "np.gcd(I(7), 6)"), ("nd::lcm(I(5), 6)", "np.lcm(I(5), 6)"), ("nd::copysign(D(3), -1.0)", "np.copysign(D(3), -1.0)"),
        ("nd::nan_to_num(X)", "np.nan_to_num(X)"), ("nd::heaviside(X, 0.5)", "np.heaviside(X, 0.5)"), ("nd::fmod(I(6) - 3, 2)", "np.fmod(I(6) - 3, 2)"),
        ("Z", "Z"), ("nd::real(Z)", "np.real(Z)"), ("nd::imag(Z)", "np.imag(Z)"), ("nd::conj(Z)", "np.conj(Z)"), ("nd::abs(Z)", "np.abs(Z)"),
        ("nd::angle(Z)", "np.angle(Z)"), ("Z * Z", "Z * Z"), ("Z / Z", "Z / Z"), ("nd::sqrt(Z)", "np.sqrt(Z)"),
        ("nd::map([](double x, std::int64_t y) { return x * 2 + double(y); }, D(3), I(3))", "D(3) * 2 + I(3)"),
        ("nd::bitwise_count(I(6))", "np.bitwise_count(I(6))"), ("nd::reciprocal(D(3) + 1.0)", "np.reciprocal(D(3) + 1.0)"),
    ],
}
Z = np.array([1 + 2j, -3 + 0.5j, 0 - 1j])

if __name__ == "__main__":
    np.seterr(all="ignore")
    for folder, cases in CASES.items():
        with open(f"functions_{folder}.txt", "w") as out:
            for cpp, python in cases:
                python = python.replace(".T()", ".T").replace("(nd::_, nd::rev)", "[:, ::-1]").replace("(nd::rev)", "[::-1]").replace("nd::", "np.").replace(".reshape({", ".reshape((").replace("})", "))")
                print(f"SAME(({cpp}), R\"({eval(python)!r})\")", file=out)
