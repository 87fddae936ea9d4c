// A notebook of exercises: prints every answer as NumPy would, and compares it with what NumPy printed.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/nd.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

/// A shape or an index as Python writes it: "(3, 4)".
inline std::string as_tuple(const nd::axis_values& numbers)
{
    std::string text;
    for (const nd::index_t n : numbers)
        text += (text.empty() ? "(" : ", ") + std::to_string(n);
    return numbers.empty() ? "()" : text + (numbers.size() == 1 ? ",)" : ")");
}

class notebook
{
public:
    /// Reads NumPy's answers: lines "3. Title" with an answer of several lines below each.
    explicit notebook(const std::string& expected)
    {
        std::ifstream file(expected);
        if (!file)
            throw std::runtime_error("cannot read " + expected);
        std::string* answer = nullptr;
        for (std::string line; std::getline(file, line);) {
            const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
            if (digits > 0 && line.compare(digits, 2, ". ") == 0)
                answer = &expected_[std::stoi(line)];
            if (answer != nullptr)
                *answer += line + "\n";
        }
    }

    /// `answer()` gives an array, expression, number or text, or a tuple of them.
    template <class Answer>
    void operator()(int number, const std::string& title, Answer answer)
    {
        const std::string found = std::to_string(number) + ". " + title + "\n" + text(answer());
        std::printf("%s", found.c_str());
        if (const std::string& wanted = expected_[number]; found != wanted)
            mismatches_.push_back(first_difference(number, found, wanted));
        expected_.erase(number);
    }

    /// One line for each answer that is not NumPy's, or that is missing. True when there is none.
    [[nodiscard]] bool agrees() const
    {
        for (const std::string& line : mismatches_)
            std::fprintf(stderr, "%s\n", line.c_str());
        for (const auto& [number, answer] : expected_)
            std::fprintf(stderr, "exercise %d: not among these\n", number);
        return mismatches_.empty() && expected_.empty();
    }

private:
    static std::string text(const std::string& s) { return s + "\n"; }
    static std::string text(const nd::axis_values& numbers) { return as_tuple(numbers) + "\n"; }
    template <class X>
    static std::string text(const X& x)
    {
        return nd::repr(x) + "\n";
    }
    template <class X>
    static std::string text(const std::vector<X>& list)
    {
        std::string all;
        for (const X& x : list)
            all += text(x);
        return all;
    }
    template <class... X>
    static std::string text(const std::tuple<X...>& several)
    {
        return std::apply([](const X&... x) { return (text(x) + ...); }, several);
    }

    static std::string first_difference(int number, const std::string& found, const std::string& wanted)
    {
        std::istringstream ours(found), theirs(wanted);
        std::string a, b;
        do {
            a = b = "nothing";
            std::getline(ours, a);
            std::getline(theirs, b);
        } while (a == b && ours && theirs);
        return "exercise " + std::to_string(number) + ": nd prints \"" + a + "\", NumPy \"" + b + "\"";
    }

    std::map<int, std::string> expected_;
    std::vector<std::string> mismatches_;
};
