#include <nd/io/file.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/temporary_directory.hpp"
#include <csignal>
#include <sstream>
#include <sys/resource.h>

namespace
{
std::span<const std::byte> as_bytes_of(const std::string& text)
{
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

void write_text(nd::detail::byte_sink& out, const std::string& text)
{
    out.write(as_bytes_of(text).data(), static_cast<nd::index_t>(text.size()));
}

std::string read_text(nd::detail::byte_source& in, nd::index_t count)
{
    std::string text(static_cast<std::size_t>(count), '\0');
    text.resize(static_cast<std::size_t>(in.read(reinterpret_cast<std::byte*>(text.data()), count)));
    return text;
}

// Writes beyond the limit fail with EFBIG, as a full disk does with ENOSPC.
struct file_size_limit
{
    explicit file_size_limit(rlim_t bytes)
        : handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &saved);
        const rlimit limit{bytes, saved.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    file_size_limit(const file_size_limit&) = delete;
    file_size_limit& operator=(const file_size_limit&) = delete;
    ~file_size_limit()
    {
        ::setrlimit(RLIMIT_FSIZE, &saved);
        std::signal(SIGXFSZ, handler);
    }
    void (*handler)(int);
    rlimit saved{};
};
} // namespace

TEST_CASE("sources give what they have and tell how much is left", "[file]")
{
    const support::temporary_directory directory;
    const std::string path = directory / "f";
    support::write_content(path, "hello");
    nd::detail::file_source file(path);
    const std::string hello = "hello";
    nd::detail::memory_source memory(as_bytes_of(hello));
    std::istringstream text(hello);
    nd::detail::stream_source stream(text);
    for (nd::detail::byte_source* in : {static_cast<nd::detail::byte_source*>(&file),
             static_cast<nd::detail::byte_source*>(&memory), static_cast<nd::detail::byte_source*>(&stream)}) {
        const bool known = in != &stream;
        CHECK(in->remaining() == (known ? 5 : -1));
        CHECK(read_text(*in, 2) == "he");
        CHECK(in->remaining() == (known ? 3 : -1));
        CHECK(read_text(*in, 100) == "llo");
        CHECK(read_text(*in, 1).empty());
    }
}

TEST_CASE("a file that cannot be opened is named with the reason", "[file]")
{
    const support::temporary_directory directory;
    CHECK(support::error_text<nd::io_error>([&] { nd::detail::file_source(directory / "absent"); }) ==
        "cannot open: No such file or directory: '" + (directory / "absent") + "'");
    CHECK(support::error_text<nd::io_error>([&] { nd::detail::file_source(directory / ""); }) ==
        "cannot open: Is a directory: '" + (directory / "") + "'");
    CHECK(support::error_text<nd::io_error>([&] { nd::detail::atomic_file(directory / "absent/f"); }) ==
        "cannot open: No such file or directory: '" + (directory / "absent/f") + "'");
}

TEST_CASE("a file appears only when it is committed", "[file]")
{
    const support::temporary_directory directory;
    const std::string path = directory / "f";
    {
        nd::detail::atomic_file out(path);
        write_text(out, "new");
        CHECK(!std::filesystem::exists(path));
        out.commit();
    }
    CHECK(support::content_of(path) == "new");
    CHECK(directory.files() == 1);
}

TEST_CASE("what was there before stays when writing is given up", "[file]")
{
    const support::temporary_directory directory;
    const std::string path = directory / "f";
    support::write_content(path, "old");
    {
        nd::detail::atomic_file out(path);
        write_text(out, "new");
    }
    CHECK(support::content_of(path) == "old");
    CHECK(directory.files() == 1);
}

TEST_CASE("what was there before stays when the disk is full", "[file]")
{
    const support::temporary_directory directory;
    const std::string path = directory / "f";
    support::write_content(path, "old");
    const auto write_much = [&] {
        const file_size_limit limit(1000);
        nd::detail::atomic_file out(path);
        write_text(out, std::string(2000, 'x'));
        out.commit();
    };
    CHECK(support::error_text<nd::io_error>(write_much) == "cannot write: File too large: '" + path + "'");
    CHECK(support::content_of(path) == "old");
    CHECK(directory.files() == 1);
}

TEST_CASE("replacing a file keeps its permissions and follows links to it", "[file]")
{
    const support::temporary_directory directory;
    support::write_content(directory / "f", "old");
    std::filesystem::permissions(directory / "f", std::filesystem::perms(0640));
    std::filesystem::create_symlink("f", directory / "link");
    nd::detail::atomic_file out(directory / "link");
    write_text(out, "new");
    out.commit();
    CHECK(support::content_of(directory / "f") == "new");
    CHECK(std::filesystem::is_symlink(directory / "link"));
    CHECK(std::filesystem::status(directory / "f").permissions() == std::filesystem::perms(0640));
}

TEST_CASE("what is no regular file is written directly", "[file]")
{
    nd::detail::atomic_file out("/dev/null");
    write_text(out, "gone");
    out.commit();
    CHECK(std::filesystem::is_character_file("/dev/null"));
}
