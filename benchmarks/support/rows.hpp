// What the programs of all contestants share: the sizes of a row, its data, the timed loop, the check of its result.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "support/data.hpp"
#include <benchmark/benchmark.h>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace bench
{
/// One size of a row. `extent` is the length of one axis, `elements` that of all.
struct size
{
    index_t extent, elements;
};
/// The three levels: first-level cache, second and third level, memory.
inline const std::vector<size> vectors = {{1000, 1000}, {100000, 100000}, {16000000, 16000000}};
inline const std::vector<size> squares = {{32, 32 * 32}, {320, 320 * 320}, {4000, 4000 * 4000}};
inline const std::vector<size> transposes = {{32, 32 * 32}, {256, 256 * 256}, {2048, 2048 * 2048}, {4096, 4096 * 4096}};
inline const std::vector<size> cubes = {{10, 1000}, {46, 46 * 46 * 46}, {256, 256 * 256 * 256}};
inline const std::vector<size> cached_vectors = {{1000, 1000}, {100000, 100000}};
inline const std::vector<size> memory_vectors = {{16000000, 16000000}};
/// For work that takes long.
inline const std::vector<size> sorted_vectors = {{1000, 1000}, {100000, 100000}, {2000000, 2000000}};
/// `extent` rows of 3 or 4 elements, counted as rows.
inline const std::vector<size> short_rows = {{100000, 100000}};
inline const std::vector<size> cached_squares = {{320, 320 * 320}};
/// Small operations are timed whole.
inline const std::vector<size> tiny = {{4, 1}, {16, 1}, {64, 1}};
inline const std::vector<size> one = {{1, 1}};
inline const std::vector<size> products = {{16, 1}, {64, 1}, {512, 1}};

/// One measurement: a row at one size.
class trial
{
public:
    trial(benchmark::State& state, index_t extent)
        : n(hidden(extent))
        , state_(state)
    {}

    const index_t n; ///< length of one axis, unknown to the compiler

    /// Times `work`, which writes `result`.
    template <class Result, class Work>
    void fill(const Result& result, const Work& work)
    {
        for ([[maybe_unused]] auto _ : state_) {
            work();
            benchmark::ClobberMemory();
        }
        check(result);
    }
    /// Times `work`, which returns its result: a number, or an array that is freed again.
    template <class Work>
    void make(const Work& work)
    {
        check(work()); // also the first touch of recycled memory
        for ([[maybe_unused]] auto _ : state_) {
            auto result = work();
            benchmark::DoNotOptimize(result);
            benchmark::ClobberMemory();
        }
    }
    /// Times `work`, which returns a view.
    template <class Work>
    void view(const Work& work)
    {
        for ([[maybe_unused]] auto _ : state_) {
            auto result = work();
            benchmark::DoNotOptimize(result);
        }
    }
    /// A number of its own for the report, such as an error.
    void report(const std::string& name, double value) { state_.counters[name] = value; }

private:
    template <class Result>
    void check(const Result& result)
    {
        checksum sum;
        if constexpr (std::is_arithmetic_v<Result>)
            sum.add(double(result));
        else if constexpr (requires { result.memptr(); })
            sum.add(result.memptr(), index_t(result.n_elem));
        else
            sum.add(result.data(), index_t(result.size()));
        state_.counters["check"] = sum.weighted;
        state_.counters["scale"] = sum.magnitude;
    }
    benchmark::State& state_;
};

/// Registers one row at all its sizes: `const row add("add_f64", vectors, [](trial& t) { ... });`
struct row
{
    row(const char* name, const std::vector<size>& sizes, void (*run)(trial&))
    {
        const double most = setting("BENCH_MAX_ELEMENTS", std::numeric_limits<double>::infinity());
        for (const size& s : sizes) {
            if (double(s.elements) > most)
                continue;
            benchmark::RegisterBenchmark(std::string(name).append("/").append(std::to_string(s.extent)).c_str(),
                [run, s](auto& state) {
                    trial t(state, s.extent);
                    run(t);
                    state.counters["elements"] = double(s.elements);
                })
                ->MinTime(setting("BENCH_SECONDS", 0.02));
        }
    }
};
} // namespace bench
