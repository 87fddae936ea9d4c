#include <nd/io/text_reader.hpp>

#include <catch2/catch_test_macros.hpp>

#include <sstream>

namespace
{
std::string unified(std::string text)
{
    nd::detail::memory_source in(std::as_bytes(std::span<const char>(text)));
    return std::string(nd::detail::whole_text(in).view());
}

/// "number:content" of every line, '|' between fields.
std::string lines_of(std::string_view text, const nd::detail::text_syntax& syntax)
{
    std::string out;
    nd::detail::text_lines lines(text, syntax);
    while (lines.next()) {
        out += std::to_string(lines.number()) + ":";
        for (const char* at = lines.begin(); at != nullptr;) {
            const char* const end = syntax.field_end(at, lines.end());
            (out += at == lines.begin() ? "" : "|").append(at, end);
            at = syntax.next_field(end, lines.end());
        }
        out += ";" + std::to_string(lines.fields()) + " ";
    }
    return out;
}
} // namespace

TEST_CASE("all line ends become newlines", "[text]")
{
    CHECK(unified("a\r\nb\rc\n\rd\r\r\ne\r") == "a\nb\nc\n\nd\n\ne\n");
    CHECK(unified("").empty());
    CHECK(unified("\r") == "\n");
}

TEST_CASE("a stream is read to its end, whatever its length", "[text]")
{
    for (const std::size_t n :
        {0UL, 1UL, 2UL, (1UL << 19U) - 1, 1UL << 19U, (1UL << 19U) + 1, (1UL << 20U) + 1, 1700000UL}) {
        std::string text(n, 'x');
        for (std::size_t i = 0; i < n; i += 7)
            text[i] = static_cast<char>('a' + i % 26);
        std::istringstream stream(text);
        nd::detail::stream_source in(stream);
        CHECK(nd::detail::whole_text(in).view() == text);
    }
}

TEST_CASE("lines are cut at comments and into fields", "[text]")
{
    CHECK(lines_of("  a b\t c \n\n#\n d#e", {"", {"#"}}) == "1:a|b|c;3 4:d;1 ");
    CHECK(lines_of(" a,b ,\n\n \n,", {",", {}}) == "1: a|b |;3 3: ;1 4:|;2 ");
    CHECK(lines_of("a::b:c", {"::", {}}) == "1:a|b:c;2 ");
    CHECK(lines_of("a // b % c\nd % // e", {"", {"//", "%"}}) == "1:a;1 2:d;1 ");
    CHECK(lines_of("", {"", {}}).empty());
}

TEST_CASE("comments that do not occur are not looked for", "[text]")
{
    nd::detail::text_syntax syntax{"", {"#", "//", "%"}};
    syntax.drop_absent_comments("1 2 // 3 /");
    CHECK(syntax.comments == std::vector<std::string>{"//"});
}

TEST_CASE("fields in errors are short and printable", "[text]")
{
    CHECK(nd::detail::shown_field("a\tb") == "'a\\tb'");
    CHECK(nd::detail::shown_field("\xff") == "'?'");
    CHECK(nd::detail::shown_field(std::string(90, 'a')) == "'" + std::string(80, 'a') + "...");
}
