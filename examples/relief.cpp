// Shaded relief and terrain statistics of a real elevation model, as a NumPy user would write them.
// usage: relief [--factor K] [--input FILE.npz] [--output DIR]
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/nd.hpp>

#include "support/png.hpp"
#include "support/report.hpp"
#include <nlohmann/json.hpp>

using namespace nd::literals;
using nd::_, nd::ellipsis, nd::index_t, nd::newaxis, nd::pi;
using grid = nd::ndarray<double, 2>;
using vector = nd::ndarray<double, 1>;
using json = nlohmann::ordered_json;

void relief(index_t K, const std::string& input, const std::string& output)
{
    report tick;
    json S;

    // 1 load: deflated .npz with an int16 grid and doubles; the same grid big-endian in Fortran order from .npy
    const nd::npz file(input);
    const nd::ndarray<std::int16_t, 2> elev = file.get<std::int16_t>("elevation");
    const double dlon = file.get<double>("dx").item(), dlat = file.get<double>("dy").item();
    const double north = file.get<double>("ymin").item(),
                 west = file.get<double>("xmin").item(); // row 0 is north: the file swaps its ymin and ymax
    if (input == default_input())
        check(nd::array_equal(nd::load<std::int16_t>(data_file("dem_be_f.npy")), elev),
            "the two files hold different grids");
    tick("1 load");

    // 2 bilinear upsampling by index arrays: column of rows x row of columns -> grid
    const index_t H = elev.shape(0), W = elev.shape(1);
    const grid z0 = elev.astype<double>();
    const vector r = nd::minimum(nd::arange(H * K) / double(K), double(H - 1)),
                 c = nd::minimum(nd::arange(W * K) / double(K), double(W - 1));
    const auto i = nd::eval(r.astype<index_t>())(_, newaxis);
    const auto j = nd::eval(c.astype<index_t>());
    const auto i1 = nd::eval(nd::minimum(i + 1, H - 1));
    const auto j1 = nd::eval(nd::minimum(j + 1, W - 1));
    const auto fr = nd::eval(r(_, newaxis) - i);
    const auto fc = nd::eval(c - j);
    const grid z = (1 - fr) * ((1 - fc) * z0(i, j) + fc * z0(i, j1)) + fr * ((1 - fc) * z0(i1, j) + fc * z0(i1, j1));
    tick("2 upsample");

    // 3 Horn's 3x3 gradient: slices of an edge-padded grid; the cell size follows from the latitude, one per row
    const vector lat = north - nd::arange(H * K) * (dlat / double(K));
    const double dy = 111200.0 * dlat / double(K);
    const auto dx = nd::eval(111200.0 * dlon / double(K) * nd::cos(nd::radians(lat)))(_, newaxis);
    const grid p = nd::pad(z, 1, nd::pad_mode::edge);
    const grid zx = ((p(":-2, 2:"_s) + 2 * p("1:-1, 2:"_s) + p("2:, 2:"_s)) -
                        (p(":-2, :-2"_s) + 2 * p("1:-1, :-2"_s) + p("2:, :-2"_s))) /
        (8 * dx);
    const grid zy = ((p(":-2, :-2"_s) + 2 * p(":-2, 1:-1"_s) + p(":-2, 2:"_s)) -
                        (p("2:, :-2"_s) + 2 * p("2:, 1:-1"_s) + p("2:, 2:"_s))) /
        (8 * dy);
    tick("3 gradient");

    // 4 slope, aspect, and light from four azimuths: a 3-D broadcast, summed over its first axis with weights
    const grid slope = nd::arctan(nd::hypot(zx, zy)), aspect = nd::arctan2(-zx, -zy) % (2 * pi);
    const vector az = nd::radians(nd::array({225.0, 270.0, 315.0, 360.0})), wt = nd::array({0.15, 0.2, 0.5, 0.15});
    const double alt = nd::radians(40.0), ex = 2.0;
    const grid n = 1 / nd::sqrt(1 + ex * ex * (zx * zx + zy * zy));
    const auto light = nd::clip(n *
            (nd::sin(alt) -
                nd::cos(alt) * ex *
                    (nd::eval(nd::sin(az))(_, newaxis, newaxis) * zx +
                        nd::eval(nd::cos(az))(_, newaxis, newaxis) * zy)),
        0, 1);
    const grid shade = nd::sum(wt(_, newaxis, newaxis) * light, 0);
    tick("4 shade");

    // 5 colour: a palette by interpolation, looked up with uint8, modulated by the light; contours and steep slopes by
    // masks
    const vector anchors = nd::array({0.0, 0.2, 0.45, 0.7, 1.0});
    const grid rgb =
        nd::array<double>({{72, 122, 86}, {138, 163, 97}, {214, 199, 138}, {168, 124, 84}, {245, 240, 232}});
    const auto ramp = [&](int k) { return nd::interp(nd::linspace(0, 1, 256), anchors, rgb(_, k)); };
    const grid pal = nd::stack({ramp(0), ramp(1), ramp(2)}, 1);
    const auto q = nd::eval(((z - nd::min(z)) / nd::ptp(z) * 255).astype<std::uint8_t>());
    const grid lit = 0.35 + 0.65 * shade / nd::percentile(shade, 98);
    nd::ndarray<double, 3> img = pal(q) * lit(ellipsis, newaxis);
    const auto lev = nd::eval(nd::floor(z / 100).astype<std::int16_t>());
    auto cont = nd::zeros<bool>(z.shape());
    cont(":, 1:"_s) |= lev(":, 1:"_s) != lev(":, :-1"_s);
    cont("1:"_s) |= lev("1:"_s) != lev(":-1"_s);
    img(cont) *= 0.72;
    const auto steep = nd::eval(slope > nd::radians(25.0));
    img(steep) = 0.75 * img(steep) + 0.25 * nd::array({200.0, 60.0, 40.0});
    auto img8 = nd::eval(nd::clip(img + 0.5, 0, 255).astype<std::uint8_t>());
    img8(nd::step(60 * K), nd::step(4)) = 255; // dotted graticule, 0.05 degrees
    img8(nd::step(4), nd::step(60 * K)) = 255;
    tick("5 colour");

    // 6 statistics
    const auto pk = nd::unravel_index(nd::argmax(z), z.shape());
    S["shape"] = list(z.shape());
    S["peak"] = json{{"row", pk[0]}, {"col", pk[1]}, {"m", z(pk[0], pk[1])}, {"lat", lat(pk[0])},
        {"lon", west + double(pk[1]) * dlon / double(K)}};
    S["percentiles"] = list(nd::percentile(z, {5, 25, 50, 75, 95}));
    S["hist50m"] = list(nd::histogram(z, nd::arange(200, 1101, 50)).hist);
    const auto sec = nd::eval(nd::floor_divide(aspect + pi / 8, pi / 4).astype<index_t>() % 8).ravel();
    S["mean_slope_deg_by_aspect"] =
        list(nd::degrees(nd::bincount(sec, slope.ravel(), 8) / nd::bincount(sec, {.minlength = 8})));
    S["steep_fraction"] = nd::mean(steep);
    S["mean_elev_steep"] = nd::mean(z(steep));
    S["contour_pixels"] = nd::count_nonzero(cont);
    const index_t bh = H * K / 8, bw = W * K / 8;
    const auto b = z(nd::upto(bh * 8), nd::upto(bw * 8)).reshape({bh, 8, bw, 8});
    const grid rel = nd::max(b, {1, 3}) - nd::min(b, {1, 3});
    const auto top = nd::argsort(rel.ravel())(nd::rev)(nd::upto(5));
    for (index_t t : top) {
        const auto at = nd::unravel_index(t, rel.shape());
        S["top_relief_blocks"].push_back(json::array({at[0], at[1], rel(at[0], at[1])}));
    }
    const auto d = nd::arange(std::min(z.shape(0), z.shape(1)));
    const vector prof = z(d, d(nd::rev));
    S["diag_climb_m"] = nd::sum(nd::maximum(nd::diff(prof), 0));
    const auto inner = z("1:-1, 1:-1"_s);
    const auto peaks = (inner >= 900) & (inner > z(":-2, 1:-1"_s)) & (inner > z("2:, 1:-1"_s)) &
        (inner > z("1:-1, :-2"_s)) & (inner > z("1:-1, 2:"_s));
    const auto at_peaks = nd::nonzero(peaks);
    S["summits_900m"] = at_peaks[0].size();
    S["summit_centroid"] = json::array({nd::mean(at_peaks[0]), nd::mean(at_peaks[1])});
    const auto sums = [&S](const std::string& name, const grid& a) {
        S["sum_" + name] = nd::sum(a);
        S["std_" + name] = nd::std(a);
    };
    sums("z", z), sums("slope", slope), sums("aspect", aspect), sums("shade", shade);
    S["sum_img8"] = list(nd::sum(img8.astype<std::int64_t>(), {0, 1}));
    tick("6 stats");

    // 7 save: every K-th cell of the grids
    const auto every = nd::step(K);
    nd::save(output + "/slope.npy", slope(every, every).astype<float>());
    nd::save(output + "/shade.npy", shade(every, every).astype<float>());
    nd::save(output + "/prof.npy", prof);
    nd::save(output + "/block_relief.npy", rel);
    nd::save(output + "/img8.npy", img8(every, every));
    tick("7 save npy");
    save_png(output + "/relief.png", img8);
    tick("8 png");
    save_text(output + "/stats.json", S.dump(1) + "\n");
    tick.table(S);
}

int main(int argc, char** argv) { return run(argc, argv, relief); }
