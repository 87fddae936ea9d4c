#include <nd/io/zip.hpp>

#include <catch2/catch_test_macros.hpp>

#ifdef ND_HAS_LIBZIP
#include "support/temporary_directory.hpp"

namespace
{
std::string zip_content(nd::detail::zip_member_source& in)
{
    std::string text(static_cast<std::size_t>(in.remaining()), '\0');
    CHECK(in.read(reinterpret_cast<std::byte*>(text.data()), in.remaining()) == static_cast<nd::index_t>(text.size()));
    in.finish();
    return text;
}
} // namespace

TEST_CASE("what is written to a zip archive is read back, stored and deflated", "[npz]")
{
    const support::temporary_directory directory;
    const std::string head = "head ";
    const std::string body(100'000, 'x');
    nd::detail::zip_writer out(directory / "a.zip");
    out.add("stored", std::as_bytes(std::span(head)), std::as_bytes(std::span(body)), false);
    out.add("deflated", std::as_bytes(std::span(head)), std::as_bytes(std::span(body)), true);
    out.add("short", std::as_bytes(std::span(head)), {}, true);
    out.close();

    const nd::detail::zip_reader in(directory / "a.zip");
    REQUIRE(in.members().size() == 3);
    CHECK(in.members()[0].compressed_size == 100'005);
    CHECK(in.members()[1].compressed_size < 1000);
    for (const auto& member : in.members()) {
        nd::detail::zip_member_source source(in, member);
        CHECK(zip_content(source) == head + (member.name == "short" ? "" : body));
    }
}

TEST_CASE("an archive that is given up leaves nothing behind", "[npz]")
{
    const support::temporary_directory directory;
    {
        nd::detail::zip_writer out(directory / "a.zip");
        out.add("x", {}, {}, false);
    }
    CHECK(directory.files() == 0);
}

TEST_CASE("a directory of members that promises more than deflate can do is refused", "[npz]")
{
    const support::temporary_directory directory;
    const std::string body(1000, 'x');
    nd::detail::zip_writer out(directory / "a.zip");
    out.add("x", std::as_bytes(std::span(body)), {}, true);
    out.close();
    const nd::detail::zip_reader in(directory / "a.zip");
    nd::detail::zip_member member = in.members()[0];
    member.size = nd::index_t{1} << 40;
    CHECK_THROWS_AS(nd::detail::zip_member_source(in, member), nd::format_error);
}
#endif
