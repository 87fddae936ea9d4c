// Sixteen kernels of NPBench, as a NumPy user would write them: times them and compares their results with NumPy's.
// Source  github.com/spcl/npbench; Ziogas, Schneider, Ben-Nun, Calotoiu, De Matteis, de Fine Licht, Lavarini and
// Hoefler,
//         "Productivity, Portability, Performance: Data-Centric Python", ICS 2021
// usage: npbench [--preset S|M] [--kernel NAME] [--repeat N] [--check DIR]
// SPDX-License-Identifier: BSD-3-Clause
#include "check.hpp"
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace
{
using namespace npbench;

struct kernel
{
    const char* name;
    problem (*prepare)(preset);
};
constexpr kernel kernels[] = {{"arc_distance", arc_distance}, {"azimint_naive", azimint_naive},
    {"cavity_flow", cavity_flow}, {"compute", compute}, {"conv2d_bias", conv2d_bias}, {"correlation", correlation},
    {"fdtd_2d", fdtd_2d}, {"floyd_warshall", floyd_warshall}, {"gemm", gemm}, {"hdiff", hdiff}, {"heat_3d", heat_3d},
    {"jacobi_2d", jacobi_2d}, {"mandelbrot1", mandelbrot1}, {"nbody", nbody}, {"softmax", softmax}, {"spmv", spmv}};

struct request
{
    preset size = preset::S;
    std::string only;
    long repeat = 1;
    std::string check;
};

request parse(int argc, char** argv)
{
    const std::string usage = "usage: npbench [--preset S|M] [--kernel NAME] [--repeat N] [--check DIR]";
    request r;
    for (int i = 1; i < argc; i += 2) {
        const std::string option = argv[i];
        if (i + 1 == argc)
            throw std::runtime_error(option + " needs a value; " + usage);
        const std::string value = argv[i + 1];
        if (option == "--preset" && (value == "S" || value == "M"))
            r.size = value == "S" ? preset::S : preset::M;
        else if (option == "--kernel" &&
            std::any_of(std::begin(kernels), std::end(kernels), [&](const kernel& k) { return k.name == value; }))
            r.only = value;
        else if (option == "--repeat" && std::atol(value.c_str()) > 0)
            r.repeat = std::atol(value.c_str());
        else if (option == "--check")
            r.check = value;
        else
            throw std::runtime_error(option + " " + value + " is unknown; " + usage);
    }
    return r;
}

/// Runs a kernel, with fresh inputs each time, and prints the median and the shortest time; false when it differs.
bool run(const kernel& k, const request& r)
{
    std::vector<double> ms;
    outputs found;
    for (long i = 0; i < r.repeat; ++i) {
        const problem solve = k.prepare(r.size);
        const auto start = std::chrono::steady_clock::now();
        found = solve();
        ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(ms.begin(), ms.end());
    std::printf("%-16s %s %12.4f %12.4f", k.name, r.size == preset::S ? "S" : "M", ms[ms.size() / 2], ms[0]);
    if (r.check.empty())
        return std::puts(""), true;
    differences from_numpy(r.check, k.name);
    from_numpy.compare(r.size, found);
    std::puts(from_numpy.messages().empty() ? "  as NumPy" : "  DIFFERS");
    for (const std::string& message : from_numpy.messages())
        std::puts(message.c_str());
    return from_numpy.messages().empty();
}
} // namespace

int main(int argc, char** argv)
{
    try {
        const request r = parse(argc, argv);
        std::printf("%-16s %s %12s %12s\n", "kernel", " ", "median ms", "best ms");
        bool agree = true;
        for (const kernel& k : kernels)
            if (r.only.empty() || r.only == k.name)
                agree = run(k, r) && agree;
        return agree ? 0 : 1;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "npbench: %s\n", e.what());
        return 1;
    }
}
