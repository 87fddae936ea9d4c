"""The kernels of examples/npbench in NumPy: statements, parameters and inputs.

Algorithms after NPBench (github.com/spcl/npbench, BSD-3-Clause; Ziogas et al., ICS 2021); text and inputs are ours.
KERNELS[name] has `run(**inputs and parameters) -> outputs`, `sizes` by preset, `inputs(parameters)`, names of `outputs`
and `tolerance`: max|found - expected| <= tolerance * max|expected|.
"""
from types import SimpleNamespace

import numpy as np

KERNELS = {}


def kernel(S, M, inputs, outputs, derived=lambda P: {}, tolerance=1e-12):
    def register(run):
        KERNELS[run.__name__] = SimpleNamespace(
            run=run, sizes={"S": S, "M": M}, inputs=inputs, outputs=outputs.split(), derived=derived, tolerance=tolerance)
        return run
    return register


def splitmix64(seed, n):
    """n random 64-bit numbers (Steele, Lea and Flood, OOPSLA 2014)"""
    z = np.uint64(seed) + np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def hash01(seed, *shape, dtype=np.float64):
    """random numbers in [0, 1)"""
    bits = {8: 53, 4: 24}[np.dtype(dtype).itemsize]
    z = splitmix64(seed, int(np.prod(shape))) >> np.uint64(64 - bits)
    return (z.astype(dtype) * dtype(2.0 ** -bits)).reshape(shape)


def axes(*extents):
    """index variables as doubles"""
    return np.meshgrid(*[np.arange(n, dtype=float) for n in extents], indexing="ij", sparse=True)


def jacobi_2d_inputs(P):
    i, j = axes(P.N, P.N)
    return dict(A=i * (j + 2) / P.N, B=i * (j + 3) / P.N)


@kernel(dict(TSTEPS=50, N=150), dict(TSTEPS=80, N=350), jacobi_2d_inputs, "A B")
def jacobi_2d(TSTEPS, N, A, B):
    def relax(s, d):
        d[1:-1, 1:-1] = 0.2 * (s[1:-1, 1:-1] + s[1:-1, :-2] + s[1:-1, 2:] + s[2:, 1:-1] + s[:-2, 1:-1])
    for _ in range(TSTEPS - 1):
        relax(A, B)
        relax(B, A)
    return A, B


def heat_3d_inputs(P):
    i, j, k = axes(P.N, P.N, P.N)
    A = (i + j + (P.N - k)) * 10 / P.N
    return dict(A=A, B=A.copy())


@kernel(dict(TSTEPS=25, N=25), dict(TSTEPS=50, N=40), heat_3d_inputs, "A B")
def heat_3d(TSTEPS, N, A, B):
    c, lo, hi = slice(1, -1), slice(None, -2), slice(2, None)
    def step(s, d):
        m = s[c, c, c]
        d[c, c, c] = (0.125 * (s[hi, c, c] - 2.0 * m + s[lo, c, c]) + 0.125 * (s[c, hi, c] - 2.0 * m + s[c, lo, c])
                      + 0.125 * (s[c, c, hi] - 2.0 * m + s[c, c, lo]) + m)
    for _ in range(TSTEPS - 1):
        step(A, B)
        step(B, A)
    return A, B


def fdtd_2d_inputs(P):
    i, j = axes(P.NX, P.NY)
    return dict(ex=i * (j + 1) / P.NX, ey=i * (j + 2) / P.NY, hz=i * (j + 3) / P.NX, fict=np.arange(float(P.TMAX)))


@kernel(dict(TMAX=20, NX=200, NY=220), dict(TMAX=60, NX=400, NY=450), fdtd_2d_inputs, "ex ey hz")
def fdtd_2d(TMAX, NX, NY, ex, ey, hz, fict):
    for f in fict:
        ey[0] = f
        ey[1:] -= 0.5 * (hz[1:] - hz[:-1])
        ex[:, 1:] -= 0.5 * (hz[:, 1:] - hz[:, :-1])
        hz[:-1, :-1] -= 0.7 * (ex[:-1, 1:] - ex[:-1, :-1] + ey[1:, :-1] - ey[:-1, :-1])
    return ex, ey, hz


@kernel(dict(I=64, J=64, K=60), dict(I=128, J=128, K=160),
        lambda P: dict(in_field=hash01(1, P.I + 4, P.J + 4, P.K), out_field=hash01(2, P.I, P.J, P.K),
                       coeff=hash01(3, P.I, P.J, P.K)), "out_field")
def hdiff(I, J, K, in_field, out_field, coeff):
    f = in_field
    lap = 4.0 * f[1:-1, 1:-1] - (f[2:, 1:-1] + f[:-2, 1:-1] + f[1:-1, 2:] + f[1:-1, :-2])
    gx = lap[1:, 1:-1] - lap[:-1, 1:-1]
    flx = np.where(gx * (f[2:-1, 2:-2] - f[1:-2, 2:-2]) > 0, 0, gx)
    gy = lap[1:-1, 1:] - lap[1:-1, :-1]
    fly = np.where(gy * (f[2:-2, 2:-1] - f[2:-2, 1:-2]) > 0, 0, gy)
    out_field[...] = f[2:-2, 2:-2] - coeff * (flx[1:] - flx[:-1] + fly[:, 1:] - fly[:, :-1])
    return (out_field,)


@kernel(dict(ny=61, nx=61, nt=25, nit=5, rho=1.0, nu=0.1), dict(ny=121, nx=121, nt=50, nit=10, rho=1.0, nu=0.1),
        lambda P: dict(u=np.zeros((P.ny, P.nx)), v=np.zeros((P.ny, P.nx)), p=np.zeros((P.ny, P.nx))), "u v p",
        derived=lambda P: dict(dx=2 / (P.nx - 1), dy=2 / (P.ny - 1), dt=.1 / ((P.nx - 1) * (P.ny - 1))))
def cavity_flow(ny, nx, nt, nit, rho, nu, u, v, p, dx, dy, dt):
    C = (slice(1, -1), slice(1, -1))
    E, W = (slice(1, -1), slice(2, None)), (slice(1, -1), slice(None, -2))
    N, S = (slice(2, None), slice(1, -1)), (slice(None, -2), slice(1, -1))
    b = np.zeros((ny, nx))
    for _ in range(nt):
        U, V = u.copy(), v.copy()
        b[C] = rho * (1 / dt * ((u[E] - u[W]) / (2 * dx) + (v[N] - v[S]) / (2 * dy)) - ((u[E] - u[W]) / (2 * dx))**2
                      - 2 * ((u[N] - u[S]) / (2 * dy) * (v[E] - v[W]) / (2 * dx)) - ((v[N] - v[S]) / (2 * dy))**2)
        for _ in range(nit):
            q = p.copy()
            p[C] = (((q[E] + q[W]) * dy**2 + (q[N] + q[S]) * dx**2) / (2 * (dx**2 + dy**2))
                    - dx**2 * dy**2 / (2 * (dx**2 + dy**2)) * b[C])
            p[:, -1] = p[:, -2]
            p[0] = p[1]
            p[:, 0] = p[:, 1]
            p[-1] = 0
        def advance(w, dp):
            return (w[C] - U[C] * dt / dx * (w[C] - w[W]) - V[C] * dt / dy * (w[C] - w[S]) - dp
                    + nu * (dt / dx**2 * (w[E] - 2 * w[C] + w[W]) + dt / dy**2 * (w[N] - 2 * w[C] + w[S])))
        u[C] = advance(U, dt / (2 * rho * dx) * (p[E] - p[W]))
        v[C] = advance(V, dt / (2 * rho * dy) * (p[N] - p[S]))
        u[0], u[:, 0], u[:, -1], u[-1] = 0, 0, 0, 1
        v[0], v[-1], v[:, 0], v[:, -1] = 0, 0, 0, 0
    return u, v, p


@kernel(dict(N=100000), dict(N=1000000),
        lambda P: dict(theta_1=hash01(1, P.N), phi_1=hash01(2, P.N), theta_2=hash01(3, P.N), phi_2=hash01(4, P.N)),
        "distance")
def arc_distance(N, theta_1, phi_1, theta_2, phi_2):
    a = np.sin((theta_2 - theta_1) / 2)**2 + np.cos(theta_1) * np.cos(theta_2) * np.sin((phi_2 - phi_1) / 2)**2
    return (2 * np.arctan2(np.sqrt(a), np.sqrt(1 - a)),)


def compute_inputs(P):
    below_1000 = lambda seed: (splitmix64(seed, P.M * P.N) % np.uint64(1000)).astype(np.int64).reshape(P.M, P.N)
    return dict(array_1=below_1000(1), array_2=below_1000(2))


@kernel(dict(M=2000, N=2000), dict(M=5000, N=5000), compute_inputs, "out", derived=lambda P: dict(a=4, b=3, c=9))
def compute(M, N, array_1, array_2, a, b, c):
    return (array_1.clip(2, 10) * a + array_2 * b + c,)


@kernel(dict(N=400000, npt=1000), dict(N=4000000, npt=1000),
        lambda P: dict(data=hash01(1, P.N), radius=hash01(2, P.N)), "res")
def azimint_naive(N, npt, data, radius):
    R = radius.max()
    res = np.zeros(npt)
    for i in range(npt):
        res[i] = data[(R * i / npt <= radius) & (radius < R * (i + 1) / npt)].mean()
    return (res,)


@kernel(dict(xmin=-1.75, xmax=0.25, XN=125, ymin=-1.0, ymax=1.0, YN=125, maxiter=60, horizon=2.0),
        dict(xmin=-1.75, xmax=0.25, XN=250, ymin=-1.0, ymax=1.0, YN=250, maxiter=150, horizon=2.0),
        lambda P: {}, "Z N")
def mandelbrot1(xmin, xmax, XN, ymin, ymax, YN, maxiter, horizon):
    c = np.linspace(xmin, xmax, XN) + 1j * np.linspace(ymin, ymax, YN)[:, None]
    z = np.zeros_like(c)
    n = np.zeros(c.shape, np.int64)
    for t in range(maxiter):
        m = np.abs(z) < horizon
        n[m] = t
        z[m] = z[m]**2 + c[m]
    n[n == maxiter - 1] = 0
    return z, n


@kernel(dict(N=25, tEnd=2.0, dt=0.05, softening=0.1, G=1.0), dict(N=50, tEnd=5.0, dt=0.02, softening=0.1, G=1.0),
        lambda P: dict(mass=np.full((P.N, 1), 20.0 / P.N), pos=hash01(1, P.N, 3), vel=hash01(2, P.N, 3)), "KE PE",
        derived=lambda P: dict(Nt=int(np.ceil(P.tEnd / P.dt))), tolerance=1.2e-8)
def nbody(N, tEnd, dt, softening, G, mass, pos, vel, Nt):
    def separations():
        x, y, z = pos[:, 0:1], pos[:, 1:2], pos[:, 2:3]
        return x.T - x, y.T - y, z.T - z
    def acceleration():
        dx, dy, dz = separations()
        w = dx**2 + dy**2 + dz**2 + softening**2
        w[w > 0] = w[w > 0]**(-1.5)
        return np.hstack([G * (dx * w) @ mass, G * (dy * w) @ mass, G * (dz * w) @ mass])
    def energy():
        dx, dy, dz = separations()
        r = np.sqrt(dx**2 + dy**2 + dz**2)
        r[r > 0] = 1.0 / r[r > 0]
        return 0.5 * np.sum(mass * vel**2), G * np.sum(np.triu(-(mass * mass.T) * r, 1))
    vel -= np.mean(mass * vel, axis=0) / np.mean(mass)
    a = acceleration()
    KE, PE = np.empty(Nt + 1), np.empty(Nt + 1)
    KE[0], PE[0] = energy()
    for t in range(Nt):
        vel += a * dt / 2.0
        pos += vel * dt
        a = acceleration()
        vel += a * dt / 2.0
        KE[t + 1], PE[t + 1] = energy()
    return KE, PE


@kernel(dict(N=16, H=16, SM=128), dict(N=32, H=8, SM=256),
        lambda P: dict(x=hash01(1, P.N, P.H, P.SM, P.SM, dtype=np.float32)), "out", tolerance=1.2e-5)
def softmax(N, H, SM, x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True),)


def floyd_warshall_inputs(P):
    i, j = np.meshgrid(np.arange(P.N), np.arange(P.N), indexing="ij", sparse=True)
    far = ((i + j) % 13 == 0) | ((i + j) % 7 == 0) | ((i + j) % 11 == 0)
    return dict(path=np.where(far, 999, i * j % 7 + 1).astype(np.int32))


@kernel(dict(N=200), dict(N=400), floyd_warshall_inputs, "path")
def floyd_warshall(N, path):
    for k in range(N):
        np.minimum(path, path[:, k, None] + path[k], out=path)
    return (path,)


def spmv_inputs(P):
    A_row = np.concatenate(([0], np.cumsum(splitmix64(11, P.M) % np.uint64(5)))).astype(np.uint32)
    nnz = int(A_row[-1])
    return dict(A_row=A_row, A_col=(splitmix64(12, nnz) % np.uint64(P.N)).astype(np.uint32), A_val=hash01(13, nnz),
                x=hash01(14, P.N))


@kernel(dict(M=4096, N=4096), dict(M=32768, N=32768), spmv_inputs, "y")
def spmv(M, N, A_row, A_col, A_val, x):
    y = np.empty(A_row.size - 1)
    for r in range(y.size):
        s = slice(A_row[r], A_row[r + 1])
        y[r] = A_val[s] @ x[A_col[s]]
    return (y,)


def correlation_inputs(P):
    i, j = axes(P.N, P.M)
    return dict(data=i * j / P.M + i)


@kernel(dict(M=500, N=600), dict(M=1400, N=1800), correlation_inputs, "corr", derived=lambda P: dict(float_n=float(P.N)))
def correlation(M, N, data, float_n):
    mu, sd = data.mean(0), data.std(0)
    sd[sd <= 0.1] = 1.0
    data -= mu
    data /= np.sqrt(float_n) * sd
    corr = np.eye(M)
    for i in range(M - 1):
        corr[i + 1:, i] = corr[i, i + 1:] = data[:, i] @ data[:, i + 1:]
    return (corr,)


@kernel(dict(N=8, C_in=3, C_out=16, K=2, H=32, W=32), dict(N=8, C_in=3, C_out=8, K=5, H=64, W=64),
        lambda P: dict(input=hash01(1, P.N, P.H, P.W, P.C_in, dtype=np.float32),
                       weights=hash01(2, P.K, P.K, P.C_in, P.C_out, dtype=np.float32),
                       bias=hash01(3, P.C_out, dtype=np.float32)), "out", tolerance=1e-5)
def conv2d_bias(N, C_in, C_out, K, H, W, input, weights, bias):
    out = np.empty((N, H - K + 1, W - K + 1, C_out), np.float32)
    for y in range(H - K + 1):
        for x in range(W - K + 1):
            out[:, y, x] = (input[:, y:y + K, x:x + K, :, None] * weights[None]).sum(axis=(1, 2, 3))
    return (out + bias,)


def gemm_inputs(P):
    (ci, cj), (ai, aj), (bi, bj) = axes(P.NI, P.NJ), axes(P.NI, P.NK), axes(P.NK, P.NJ)
    return dict(C=(ci * cj + 1) % P.NI / P.NI, A=ai * (aj + 1) % P.NK / P.NK, B=bi * (bj + 2) % P.NJ / P.NJ)


@kernel(dict(NI=1000, NJ=1100, NK=1200), dict(NI=2500, NJ=2750, NK=3000), gemm_inputs, "C",
        derived=lambda P: dict(alpha=1.5, beta=1.2))
def gemm(NI, NJ, NK, C, A, B, alpha, beta):
    C[...] = alpha * A @ B + beta * C
    return (C,)


def prepare(name, preset):
    """The arguments of a kernel's `run`, freshly made."""
    k = KERNELS[name]
    P = SimpleNamespace(**k.sizes[preset])
    return dict(k.sizes[preset], **k.derived(P), **k.inputs(P))
