// Replays recorded NumPy cases through nd and says which of them agree: nd_conformance [OPTIONS] FILE.jsonl...
// SPDX-License-Identifier: BSD-3-Clause
#include "case.hpp"
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

namespace conformance
{
namespace
{
struct options
{
    bool list_failures = false;
    std::set<std::string, std::less<>> groups, ids;
    std::string count_file;
    std::vector<std::string> files;
};

struct tally
{
    long passed = 0, failed = 0, skipped = 0;
};

using verdict = outcome::verdict;

outcome run(const operations& known, const json& test)
{
    const auto& op = test.at("op").get_ref<const std::string&>();
    const json& args = test.at("args");
    if (op == "program")
        return replay_program(known, args.at("steps"), test.at("expect"));
    result got;
    return replay(known, op, test.at("tag").get_ref<const std::string&>(), arguments(args), test.at("expect"), got);
}

outcome run_file(const std::string& folder, const json& entry, bool is_hostile)
{
    try {
        const std::string problem = file_difference(folder, entry, is_hostile);
        return {problem.empty() ? verdict::passed : verdict::failed, problem};
    } catch (const skipped& reason) {
        return {verdict::skipped, reason.what()};
    } catch (const std::exception& e) {
        return {verdict::failed, e.what()};
    }
}

std::string text_of(const tally& t)
{
    return std::to_string(t.passed) + " passed, " + std::to_string(t.failed) + " failed, " + std::to_string(t.skipped) +
        " skipped";
}

int run_all(const options& o)
{
    operations known;
    add_indexing(known);
    add_broadcasting(known);
    add_elementwise(known);
    add_views(known);
    add_joins(known);
    add_padding(known);
    add_creation(known);
    add_sorting(known);
    add_sets(known);
    add_counting(known);
    add_printing(known);
    add_reductions(known);
    add_moments(known);
    add_ufunc_methods(known);
    add_taking(known);
    add_products(known);
    add_dtypes(known);
    add_formulas(known);

    std::map<std::string, tally> groups;
    std::map<std::string, long> reasons;
    const auto count = [&](const std::string& group, const std::string& id, const std::string& what,
                           const outcome& got) {
        tally& t = groups[group];
        if (got.what == verdict::passed)
            ++t.passed;
        else if (got.what == verdict::failed) {
            ++t.failed;
            if (o.list_failures)
                std::printf("%s %s: %s\n", id.c_str(), what.c_str(), got.why.c_str());
        } else {
            ++t.skipped;
            ++reasons[group + ": " + got.why];
        }
    };
    const auto is_wanted = [&](const std::string& group, const std::string& id) {
        return (o.groups.empty() || o.groups.contains(group)) && (o.ids.empty() || o.ids.contains(id));
    };
    for (const std::string& name : o.files) {
        std::ifstream file(name);
        if (!file) {
            std::fprintf(stderr, "nd_conformance: cannot read %s\n", name.c_str());
            return 2;
        }
        if (name.ends_with(".json")) { // a manifest of files next to it
            const std::string folder = name.substr(0, name.find_last_of('/') + 1);
            const bool is_hostile = folder.ends_with("hostile/");
            for (const json& entry : json::parse(file)) {
                const std::string id = (is_hostile ? "npy/hostile/" : "npy/") + entry.at("file").get<std::string>();
                if (is_wanted("npy", id))
                    count("npy", id, entry.value("note", ""), run_file(folder, entry, is_hostile));
            }
            continue;
        }
        for (std::string line; std::getline(file, line);) {
            if (line.empty())
                continue;
            const json test = json::parse(line);
            const auto group = test.at("group").get<std::string>();
            const auto id = test.at("id").get<std::string>();
            if (is_wanted(group, id))
                count(group, id, test["op"].get<std::string>() + " [" + test["tag"].get<std::string>() + "]",
                    run(known, test));
        }
    }
    for (const auto& [reason, times] : reasons)
        std::printf("skipped %ld of %s\n", times, reason.c_str());
    tally total;
    for (const auto& [name, t] : groups) {
        std::printf("%s: %s\n", name.c_str(), text_of(t).c_str());
        total.passed += t.passed;
        total.failed += t.failed;
        total.skipped += t.skipped;
    }
    std::printf("%s\n", text_of(total).c_str());
    if (!o.count_file.empty())
        std::ofstream(o.count_file) << text_of(total) << "\n";
    return total.failed > 0 || total.passed == 0 ? 1 : 0;
}
} // namespace
} // namespace conformance

int main(int argc, char** argv)
{
    conformance::options o;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool has_value = word == "--only" || word == "--id" || word == "--count";
        if (word == "--list-failures")
            o.list_failures = true;
        else if (word == "--count" && i + 1 < argc)
            o.count_file = argv[++i];
        else if (has_value && i + 1 < argc)
            (word == "--only" ? o.groups : o.ids).insert(argv[++i]);
        else if (word.starts_with("--") || has_value) {
            std::fprintf(
                stderr, "usage: %s [--list-failures] [--only GROUP]... [--id ID]... [--count FILE] FILE...\n", argv[0]);
            return 2;
        } else
            o.files.emplace_back(word);
    }
    try {
        return conformance::run_all(o);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "nd_conformance: %s\n", e.what());
        return 2;
    }
}
