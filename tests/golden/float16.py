"""Writes float16.txt: calls of nd on float16 beside what NumPy prints for the same call, one SAME(call, text) a line.

The calls are spelt alike in Python and C++ but for the namespace.
"""
import numpy as np

e = lambda *x: np.array(x, np.float16)
H = e(0.1, -2.5, 3.0, 1000.0, 65504.0, 6e-08, 0.3333, -7.0)
K = e(3.0, 0.7, -1.5, 200.0, 2.0, 6e-05, 0.1, 2.0)
H2, K2 = H.reshape(2, 4), K.reshape(2, 4)
G = e(60000.0, 60000.0, 60000.0, -1.0).reshape(2, 2)
N = e(1.5, np.nan, np.inf, -np.inf, -0.0, 2.0)
A, P, T = np.abs(H), H[:3], K[:3]
S = np.array([-3, 0, 2, 100], np.int8)
U = np.array([0, 1, 2, 255], np.uint8)
W = np.array([1, 2, 3, 4], np.int16)
B = np.array([True, False, True, False])
CALLS = """
H + K; H - K; H * K; H / K; H + 1; H * 0.1; 2 / K; H > K; H == H; H * K - K; (H + K) * H / K; -H; np.abs(H); np.sign(H); np.square(H)
np.floor_divide(H, K); np.remainder(H, K); np.fmod(H, K); np.maximum(H, K); np.fmin(N, 1.0); np.maximum(N, 1.0); np.power(K, 2); np.power(A, 0.3)
np.hypot(H, K); np.arctan2(H, K); np.copysign(H, K); np.sqrt(A); np.cbrt(H); np.exp(K); np.exp(-H); np.log(A); np.log1p(A); np.expm1(K); np.exp2(K)
np.log2(A); np.log10(A); np.sin(H); np.cos(H); np.tan(K); np.arctan(H); np.arcsin(P / 3.0); np.tanh(K); np.sinh(K); np.cosh(P); np.arcsinh(H)
np.floor(K); np.ceil(K); np.trunc(K); np.rint(H); np.reciprocal(K); np.degrees(K); np.radians(H); np.sinc(K); np.sinc(N); np.sinc(S); np.i0(S); np.angle(S); np.logaddexp(H, K); np.heaviside(H, K)
np.nextafter(H, K); np.nextafter(N, N); np.spacing(H); np.spacing(K); np.spacing(N); np.isfinite(H * H); np.isnan(N); np.signbit(N); np.isinf(N)
np.logical_and(H, K); np.logical_not(N); np.where(H > K, H, K); np.clip(H, -1.0, 2.0); np.nan_to_num(N); np.sqrt(S); np.exp(B); np.sin(U); np.sqrt(W)
np.arctan2(S, U); np.hypot(B, S); S + K2; W + K2; B * K2; U / K2; K2 - W; np.multiply(H, 100); np.negative(N)
np.sum(G, 1); np.prod(K2, 1); np.mean(G, 1); np.mean(G, 0); np.mean(H2, 1); np.max(G, 0); np.min(H2, 1); np.argmax(H2, 1); np.argmin(K2, 1)
np.max(N, 0); np.argmax(N, 0); np.nanmax(N, 0); np.nansum(K2, 1); np.var(K2, 1); np.std(K2, 1); np.var(G, 1); np.median(H2, 1); np.median(G, 1); np.ptp(K2, 1)
np.any(N, 0); np.all(N, 0); np.cumsum(H); np.cumsum(G); np.cumprod(K); np.cumsum(K2, 1); np.nanmean(G, 1); np.nanmean(K2, 1); np.nanvar(K2, 1)
np.diff(H); np.gradient(K2)[0]; np.unwrap(K); np.sort(H); np.sort(N); np.argsort(N); np.unique(H); np.searchsorted(np.sort(K), H); np.cross(T, P)
np.matmul(H2, K2.T); np.matmul(G, G); np.inner(K2, K2); np.outer(P, T); np.tensordot(K2, H2, 2); np.einsum("ij,ij->i", H2, K2); np.kron(T, P)
np.convolve(K, P); np.correlate(K, P); np.cov(K2); np.round(K, 1); np.round(H, -1); np.isclose(H, K); np.concatenate({H, K}); np.vander(T, 3)
np.percentile(K2, 33.3, 1); np.quantile(K2, 0.77, 1); np.astype(K, np.int32); np.astype(H, np.float32); np.astype(N, np.bool_); np.astype(K, np.complex64)
"""
if __name__ == "__main__":
    np.seterr(all="ignore")
    with open("float16.txt", "w") as out:
        for call in CALLS.replace("\n", ";").split(";"):
            if call := call.strip():
                value = eval(call.replace("{", "[").replace("}", "]"))
                call = call.replace("K2.T", "K2.T()")
                for python, cpp in {"np.int32": "std::int32_t", "np.float32": "float", "np.bool_": "bool", "np.complex64": "std::complex<float>"}.items():
                    if python in call:
                        call = call.replace(f", {python})", f".astype<{cpp}>())").replace("np.astype", "nd::eval")
                print(f"SAME(({call.replace('np.', 'nd::')}), R\"({np.asarray(value)!r})\")", file=out)
