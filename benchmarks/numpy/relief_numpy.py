"""Showcase job, NumPy reference: shaded relief + terrain statistics of a real elevation model.
usage: relief_numpy.py K OUTDIR   (K = upsampling factor; 1 = native 344x403, 4 = 1376x1612)
Prints stage times; writes stats.json, *.npy, relief.png"""
import sys, os, json, time, zlib, struct
import numpy as np
K, OUT = int(sys.argv[1]), sys.argv[2]; HERE = os.path.dirname(os.path.abspath(__file__)) + '/../../examples'; os.makedirs(OUT, exist_ok=True)
T = [('start', time.perf_counter())]; tick = lambda s: T.append((s, time.perf_counter())); S = {}
# 1 load: deflate-compressed .npz, int16 grid + 0-d doubles; the same grid big-endian, Fortran order, from .npy
f = np.load(HERE + '/data/jacksboro_fault_dem.npz'); elev, dlon, dlat = f['elevation'], f['dx'], f['dy']
be = np.load(HERE + '/data/dem_be_f.npy')
assert np.array_equal(be, elev) and be.dtype == '>i2' and be.flags.f_contiguous
north, west = f['ymin'], f['xmin']          # row 0 is the NORTH edge: the file's ymin/ymax are swapped
tick('1 load')
# 2 bilinear upsampling by fancy indexing (index column x index row -> grid)
H, W = elev.shape; z0 = elev.astype(np.float64)
r = np.minimum(np.arange(H*K)/K, H - 1.0); c = np.minimum(np.arange(W*K)/K, W - 1.0)
i, j = r.astype(np.intp), c.astype(np.intp); i1, j1 = np.minimum(i + 1, H - 1), np.minimum(j + 1, W - 1)
fr, fc = (r - i)[:, None], c - j; i, i1 = i[:, None], i1[:, None]
z = (1-fr)*((1-fc)*z0[i, j] + fc*z0[i, j1]) + fr*((1-fc)*z0[i1, j] + fc*z0[i1, j1])
tick('2 upsample')
# 3 Horn 3x3 gradient: slices of an edge-padded grid, cell size from latitude (column broadcasts over rows)
lat = north - np.arange(H*K)*(dlat/K); dy = 111200.0*dlat/K; dx = (111200.0*dlon/K*np.cos(np.radians(lat)))[:, None]
p = np.pad(z, 1, mode='edge')
zx = ((p[:-2, 2:] + 2*p[1:-1, 2:] + p[2:, 2:]) - (p[:-2, :-2] + 2*p[1:-1, :-2] + p[2:, :-2]))/(8*dx)
zy = ((p[:-2, :-2] + 2*p[:-2, 1:-1] + p[:-2, 2:]) - (p[2:, :-2] + 2*p[2:, 1:-1] + p[2:, 2:]))/(8*dy)
tick('3 gradient')
# 4 slope, aspect, hillshade from 4 azimuths (newaxis -> 3-D broadcast, weighted reduction over axis 0)
slope = np.arctan(np.hypot(zx, zy)); aspect = np.arctan2(-zx, -zy) % (2*np.pi)
az = np.radians([225.0, 270.0, 315.0, 360.0]); wt = np.array([0.15, 0.2, 0.5, 0.15]); alt = np.radians(40.0); ex = 2.0
n = 1/np.sqrt(1 + ex*ex*(zx*zx + zy*zy))
shade3 = np.clip(n*(np.sin(alt) - np.cos(alt)*ex*(np.sin(az)[:, None, None]*zx + np.cos(az)[:, None, None]*zy)), 0, 1)
shade = (wt[:, None, None]*shade3).sum(axis=0)
tick('4 shade')
# 5 colour: 256-entry palette by interpolation, lookup by uint8 index, modulate by shade, contour + steep-slope masks
anchors = np.array([0.0, 0.2, 0.45, 0.7, 1.0]); rgb = np.array([[72, 122, 86], [138, 163, 97], [214, 199, 138], [168, 124, 84], [245, 240, 232]], float)
pal = np.stack([np.interp(np.linspace(0, 1, 256), anchors, rgb[:, k]) for k in range(3)], axis=1)
q = ((z - z.min())/np.ptp(z)*255).astype(np.uint8)
img = pal[q]*(0.35 + 0.65*shade/np.percentile(shade, 98))[..., np.newaxis]
lev = np.floor(z/100).astype(np.int16); cont = np.zeros(z.shape, bool)
cont[:, 1:] |= lev[:, 1:] != lev[:, :-1]; cont[1:] |= lev[1:] != lev[:-1]
img[cont] *= 0.72
steep = slope > np.radians(25); img[steep] = 0.75*img[steep] + 0.25*np.array([200, 60, 40])
img8 = np.clip(img + 0.5, 0, 255).astype(np.uint8)
img8[::60*K, ::4] = 255; img8[::4, ::60*K] = 255            # dotted 0.05-degree graticule by stepped slices
tick('5 colour')
# 6 statistics
pk = np.unravel_index(z.argmax(), z.shape)
S['shape'] = list(z.shape); S['peak'] = dict(row=int(pk[0]), col=int(pk[1]), m=float(z[pk]), lat=float(lat[pk[0]]), lon=float(west + pk[1]*dlon/K))
S['percentiles'] = np.percentile(z, [5, 25, 50, 75, 95]).tolist()
h, edges = np.histogram(z, bins=np.arange(200, 1101, 50)); S['hist50m'] = h.tolist()
sec = ((aspect + np.pi/8)//(np.pi/4)).astype(np.intp).ravel() % 8
S['mean_slope_deg_by_aspect'] = np.degrees(np.bincount(sec, weights=slope.ravel(), minlength=8)/np.bincount(sec, minlength=8)).tolist()
S['steep_fraction'] = float(steep.mean()); S['mean_elev_steep'] = float(z[steep].mean()); S['contour_pixels'] = int(np.count_nonzero(cont))
b = z[:H*K//8*8, :W*K//8*8]; b = b.reshape(b.shape[0]//8, 8, b.shape[1]//8, 8)
rel = b.max(axis=(1, 3)) - b.min(axis=(1, 3)); top = np.argsort(rel, axis=None, kind='stable')[::-1][:5]
S['top_relief_blocks'] = [[int(a) for a in np.unravel_index(t, rel.shape)] + [float(rel.flat[t])] for t in top]
m = min(z.shape); d = np.arange(m); prof = z[d, d[::-1]]; S['diag_climb_m'] = float(np.maximum(np.diff(prof), 0).sum())
inner = z[1:-1, 1:-1]; peaks = (inner >= 900) & (inner > z[:-2, 1:-1]) & (inner > z[2:, 1:-1]) & (inner > z[1:-1, :-2]) & (inner > z[1:-1, 2:])
pr, pc = np.nonzero(peaks); S['summits_900m'] = int(pr.size); S['summit_centroid'] = [float(pr.mean()), float(pc.mean())]
for nme, a in dict(z=z, slope=slope, aspect=aspect, shade=shade).items(): S['sum_' + nme] = float(a.sum()); S['std_' + nme] = float(a.std())
S['sum_img8'] = img8.sum(axis=(0, 1), dtype=np.int64).tolist()
tick('6 stats')
# 7 save
s = (slice(None, None, K),)*2
np.save(OUT + '/slope.npy', slope[s].astype(np.float32)); np.save(OUT + '/shade.npy', shade[s].astype(np.float32)); np.save(OUT + '/prof.npy', prof); np.save(OUT + '/block_relief.npy', rel); np.save(OUT + '/img8.npy', img8[s])
tick('7 save npy')
def png(fn, a):
    raw = np.zeros((a.shape[0], 1 + a.shape[1]*3), np.uint8); raw[:, 1:] = a.reshape(a.shape[0], -1)
    ch = lambda t, x: struct.pack('>I', len(x)) + t + x + struct.pack('>I', zlib.crc32(t + x))
    open(fn, 'wb').write(b'\x89PNG\r\n\x1a\n' + ch(b'IHDR', struct.pack('>IIBBBBB', a.shape[1], a.shape[0], 8, 2, 0, 0, 0)) + ch(b'IDAT', zlib.compress(raw.tobytes(), 6)) + ch(b'IEND', b''))
png(OUT + '/relief.png', img8)
tick('8 png')
json.dump(S, open(OUT + '/stats.json', 'w'), indent=1)
for (a, t0), (nm, t1) in zip(T, T[1:]): print(f'{nm:12s} {1e3*(t1-t0):9.1f} ms')
print('total 1-7    %9.1f ms' % (1e3*(T[-2][1]-T[0][1])))
