// Runs an operation, or a program of them, and says whether it gives what is expected.
// SPDX-License-Identifier: BSD-3-Clause
#include "case.hpp"
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
/// Whether an exception is what NumPy's exception class stands for.
bool is_error(const std::exception& e, const std::string& wanted, const std::string& exact)
{
    if (dynamic_cast<const nd::axis_error*>(&e) != nullptr) // an IndexError and a ValueError
        return wanted == "ValueError" || wanted == "IndexError" || exact == "AxisError";
    if (wanted == "IndexError")
        return dynamic_cast<const nd::index_error*>(&e) != nullptr;
    if (wanted == "TypeError")
        return dynamic_cast<const nd::dtype_error*>(&e) != nullptr;
    if (wanted == "MemoryError")
        return dynamic_cast<const std::bad_alloc*>(&e) != nullptr ||
            dynamic_cast<const nd::value_error*>(&e) != nullptr;
    // nd has one class for values that are not allowed.
    return dynamic_cast<const nd::value_error*>(&e) != nullptr;
}
} // namespace

outcome replay(const operations& known, const std::string& op, std::string_view tag, const arguments& args,
    const json& expect, result& got)
{
    using verdict = outcome::verdict;
    const auto found = known.find(op);
    if (found == known.end())
        return {verdict::failed, "not in nd yet: " + op};
    try {
        got = found->second(args);
        if (expect.contains("error"))
            return {verdict::failed,
                "no error, expected " + expect["error"].get<std::string>() + ": " + expect.value("message", "")};
        const std::string problem = difference(got, expect, tag, args);
        return {problem.empty() ? verdict::passed : verdict::failed, problem};
    } catch (const skipped& reason) {
        return {verdict::skipped, reason.what()};
    } catch (const missing& what) {
        return {verdict::failed, what.what()};
    } catch (const json::exception& e) {
        return {verdict::failed, std::string("the driver does not understand the case: ") + e.what()};
    } catch (const std::exception& e) {
        if (!expect.contains("error"))
            return {verdict::failed, std::string("threw: ") + e.what()};
        const auto wanted = expect["error"].get<std::string>();
        if (!is_error(e, wanted, expect.value("exact", "")))
            return {verdict::failed, std::string("another error than ") + wanted + ": " + e.what()};
        if (expect.contains("base")) {
            const std::string problem = difference(result(), expect, tag, args);
            if (!problem.empty())
                return {verdict::failed, "after the error: " + problem};
        }
        return {};
    }
}

outcome replay_program(const operations& known, const json& steps, const json& expect)
{
    named_values values;
    std::size_t number = 0;
    for (const json& step : steps) {
        ++number;
        const auto& op = step.at("op").get_ref<const std::string&>();
        result got;
        outcome o = replay(known, op, "", arguments(step.at("args"), &values), step.at("expect"), got);
        if (o.what != outcome::verdict::passed) {
            o.why.insert(0, "step " + std::to_string(number) + ", " + op + ": ");
            return o;
        }
        if (step.contains("to"))
            values[step["to"].get<std::string>()] = got.arrays.at(0);
    }
    for (const auto& [name, literal] : expect.at("values").items()) {
        const std::string problem = difference(values.at(name), decode_literal(literal), literal);
        if (!problem.empty())
            return {outcome::verdict::failed, "in the end " + name + ": " + problem};
    }
    return {};
}
} // namespace conformance
