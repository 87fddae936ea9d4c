// Runs the work compiled for the oldest machine, and the other one too when this machine can.
#include <cstdio>

double work_old();
double work_new();

int main()
{
    double const old_result = work_old();
    double const new_result = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? work_new() : old_result;
    std::printf("%.17g %.17g\n", old_result, new_result);
    return old_result == 1540.0 && new_result == 1540.0 ? 0 : 1;
}
