// Cases of .npy and .npz files: what reading gives, what it refuses, and that writing gives the same bytes.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/npy.hpp>
#include <nd/io/npz.hpp>

#include "case.hpp"
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace conformance
{
namespace
{
std::string content_of(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}
std::string hex_of(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        const unsigned byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}
/// The dtype in this machine's byte order.
nd::dtype native(const nd::dtype& type) { return nd::dtype(type.kind(), type.itemsize(), type.alignment()); }

std::string header_difference(const nd::npy_header& header, const json& expect)
{
    if (header.descr != expect.at("descr_repr").get<std::string>())
        return "descr " + header.descr + ", expected " + expect["descr_repr"].get<std::string>();
    if (header.shape != nd::axis_values(expect.at("shape").get<std::vector<nd::index_t>>()))
        return "another shape";
    if (header.dtype.itemsize() != expect.at("itemsize").get<nd::index_t>())
        return "itemsize " + std::to_string(header.dtype.itemsize());
    return {};
}

/// The elements as `load` gives them, for every dtype that has an element type.
template <class Load>
any load_any(const nd::npy_header& header, Load load)
{
    return nd::visit_dtype([&](auto type) { return any(load(type)); }, native(header.dtype));
}

std::string array_difference(const std::string& path, const json& entry, const json& expect)
{
    const nd::npy_header header = nd::read_npy_header(path);
    std::string problem = header_difference(header, expect);
    if (problem.empty() && entry.contains("fortran_order") &&
        header.fortran_order != entry["fortran_order"].get<bool>())
        problem = "another order";
    if (problem.empty() && entry.contains("data_offset") &&
        header.data_offset != entry["data_offset"].get<nd::index_t>())
        problem = "data at byte " + std::to_string(header.data_offset);
    if (!problem.empty())
        return problem;
    const std::string content = content_of(path);
    const bool by_numpy = header.version == 1 && header.data_offset % 64 == 0 &&
        content.compare(10, 8, "{'descr'") == 0 && content.find('L') == std::string::npos &&
        content.size() == static_cast<std::size_t>(header.data_offset + header.data_bytes);
    if (!expect.contains("array")) { // records, strings and dates: their bytes
        const any a = nd::load_any(path);
        const any dense = a.copy();
        const std::string_view bytes(static_cast<const char*>(dense.data()), static_cast<std::size_t>(dense.nbytes()));
        if (hex_of(bytes) != expect.at("hex").get<std::string>())
            return "other bytes";
        std::ostringstream out;
        nd::save(out, a);
        return by_numpy && out.str() != content ? "writing gives other bytes" : "";
    }
    const any a = load_any(header, [&]<class T>(std::type_identity<T>) { return nd::load<T>(path); });
    problem = difference(a, decode_literal(expect["array"]), expect);
    if (problem.empty() && by_numpy && header.dtype.is_native()) {
        std::ostringstream out;
        nd::visit([&](const auto& typed) { nd::save(out, typed); }, a);
        if (out.str() != content)
            problem = "writing gives other bytes";
    }
    return problem;
}

#ifdef ND_HAS_LIBZIP
std::string member_difference(const nd::npz& archive, const json& member)
{
    const auto name = member.at("name").get<std::string>();
    const auto load = [&] {
        const nd::npy_header header = archive.header(name);
        return load_any(header, [&]<class T>(std::type_identity<T>) { return archive.get<T>(name); });
    };
    if (member.contains("error") || member.contains("raw_hex")) { // nd reads arrays only
        try {
            static_cast<void>(load());
        } catch (const nd::error&) {
            return {};
        }
        return "member " + name + " was read, expected an error";
    }
    const std::string problem = header_difference(archive.header(name), member);
    if (!problem.empty() || !member.contains("array"))
        return problem;
    return difference(load(), decode_literal(member["array"]), member);
}
std::string archive_difference(const std::string& path, const json& members)
{
    const nd::npz archive(path);
    std::vector<std::string> names;
    for (const json& member : members)
        names.push_back(member.at("name").get<std::string>());
    if (archive.names() != names)
        return "another list of members";
    for (const json& member : members)
        if (const std::string problem = member_difference(archive, member); !problem.empty())
            return problem;
    return {};
}
#else
std::string archive_difference(const std::string&, const json&) { throw skipped("archives, without libzip"); }
#endif
} // namespace

std::string file_difference(const std::string& folder, const json& entry, bool is_hostile)
{
    const std::string path = folder + entry.at("file").get<std::string>();
    const json& expect = entry.at("expect");
    const bool is_archive = path.ends_with(".npz");
    const bool wants_error = expect.contains("error");
    try {
        std::string problem;
        if (is_archive)
            problem = archive_difference(path, wants_error ? json::array() : expect.at("members"));
        else if (wants_error) {
            const nd::npy_header header = nd::read_npy_header(path);
            static_cast<void>(load_any(header, [&]<class T>(std::type_identity<T>) { return nd::load<T>(path); }));
        } else
            problem = array_difference(path, entry, expect);
        return wants_error ? "no error, expected " + expect["error"].get<std::string>() : problem;
    } catch (const nd::error& e) {
        // What is not as NumPy would have written it may be refused although NumPy lets it pass.
        if (wants_error || is_hostile)
            return {};
        return std::string("threw: ") + e.what();
    }
}
} // namespace conformance
