// Zip archives through libzip: members as byte sources, and archives made of buffers.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#ifdef ND_HAS_LIBZIP

#include <nd/io/file.hpp>

#include <memory>
#include <string>
#include <vector>
#include <zip.h>

namespace nd::detail::inline ND_ISA
{
/// A member as the archive's directory describes it.
struct zip_member
{
    std::string name;
    std::string raw_name; ///< byte for byte as in the file
    zip_uint64_t index{};
    index_t size{};
    index_t compressed_size{};
    zip_uint32_t crc{};
    int method{};
    bool encrypted{};
};

// A reason that is the system's stands for itself; anything else is the archive's fault.
[[noreturn, gnu::cold]] inline void throw_zip_error(zip_error_t* error, const char* what, const std::string& path)
{
    const int code = zip_error_code_zip(error);
    const int system_code = zip_error_system_type(error) == ZIP_ET_SYS ? zip_error_code_system(error) : 0;
    const std::string text = code == ZIP_ER_EXISTS ? "two members have one name" : zip_error_strerror(error);
    if (code == ZIP_ER_NOENT || system_code != 0)
        throw_io_error(what, path, code == ZIP_ER_NOENT ? ENOENT : system_code);
    if (code == ZIP_ER_MEMORY)
        throw std::bad_alloc();
    raise<format_error>(message() << "cannot " << what << ": " << text.c_str() << ": '" << path.c_str() << "'");
}

struct zip_closer
{
    void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
    void operator()(zip_file_t* file) const noexcept { static_cast<void>(zip_fclose(file)); }
};

/// A number of an archive's directory, its least byte first.
[[nodiscard]] inline std::uint64_t zip_number(const std::byte* from, int bytes) noexcept
{
    std::uint64_t value = 0;
    for (int i = bytes; i-- > 0;)
        value = value << 8U | std::to_integer<std::uint64_t>(from[i]);
    return value;
}

/// libzip takes room for as many members as the end of an archive claims, and for 65536 more where its directory goes
/// on behind those, before it looks at one: gigabytes for a few bytes. This looks first. `read` is called with an
/// offset, a place and a count of bytes that are in the file.
template <class Read>
class claims_check
{
public:
    claims_check(const Read& read, index_t file_bytes, const std::string& path)
        : read_(read)
        , file_bytes_(file_bytes)
        , path_(path)
    {}

    /// Throws  format_error
    void operator()() const
    {
        constexpr index_t longest = 0xFFFF + record + locator;
        const index_t length = file_bytes_ < longest ? file_bytes_ : longest;
        std::vector<std::byte> tail(static_cast<std::size_t>(length));
        if (length > 0)
            read_(file_bytes_ - length, tail.data(), length);
        for (index_t at = 0; at + record <= length; ++at) {
            const std::byte* const found = tail.data() + at;
            if (*found != std::byte{'P'} || zip_number(found, 4) != 0x0605'4B50)
                continue;
            const bool has_wide = at >= locator && zip_number(found - locator, 4) == 0x0706'4B50;
            for (const int claim : {8, 10}) // on this disk, on all disks
                if (const std::uint64_t n = zip_number(found + claim, 2); !has_wide || n != 0xFFFF)
                    check(n, zip_number(found + 16, 4), zip_number(found + 12, 4));
            if (has_wide)
                check_wide(zip_number(found - locator + 8, 8));
        }
    }

private:
    static constexpr index_t record = 22, locator = 20, wide_record = 56, entry = 46;

    void check_wide(std::uint64_t where) const
    {
        std::byte found[wide_record];
        if (where > static_cast<std::uint64_t>(file_bytes_) || static_cast<index_t>(where) > file_bytes_ - wide_record)
            return; // libzip finds nothing there either
        read_(static_cast<index_t>(where), found, wide_record);
        check(zip_number(found + 24, 8), zip_number(found + 48, 8), zip_number(found + 40, 8));
        check(zip_number(found + 32, 8), zip_number(found + 48, 8), zip_number(found + 40, 8));
    }
    void check(std::uint64_t claimed, std::uint64_t begin, std::uint64_t size) const
    {
        const auto room = static_cast<std::uint64_t>(file_bytes_ / entry);
        if (claimed > room)
            raise<format_error>(message() << "the archive claims more than the " << static_cast<index_t>(room)
                                          << " members it has room for: '" << path_.c_str() << "'");
        const auto whole = static_cast<std::uint64_t>(file_bytes_);
        if (begin > whole || size > whole - begin)
            return;
        auto at = static_cast<index_t>(begin);
        const auto end = static_cast<index_t>(begin + size);
        for (; claimed > 0; --claimed) {
            std::byte head[entry];
            if (end - at < entry)
                return;
            read_(at, head, entry);
            if (zip_number(head, 4) != 0x0201'4B50)
                return;
            at += entry +
                static_cast<index_t>(zip_number(head + 28, 2) + zip_number(head + 30, 2) + zip_number(head + 32, 2));
        }
        if (at < end)
            raise<format_error>(
                message() << "the archive has a directory of more members than it says: '" << path_.c_str() << "'");
    }

    const Read& read_;
    index_t file_bytes_;
    const std::string& path_;
};

/// An archive that is read. One thread at a time.
class zip_reader
{
public:
    explicit zip_reader(const std::string& path)
        : path_(path)
        , file_(std::make_unique<file_source>(path, O_RDONLY | O_NONBLOCK))
    {
        const auto read_at = [&](index_t offset, std::byte* to, index_t count) { file_->read_at(offset, to, count); };
        claims_check(read_at, file_->remaining() < 0 ? 0 : file_->remaining(), path_)();
        zip_error_t error;
        zip_error_init(&error);
        open(zip_source_file_create(path.c_str(), 0, -1, &error), error);
    }
    /// Borrows `bytes`.
    explicit zip_reader(std::span<const std::byte> bytes)
        : path_("bytes in memory")
    {
        const auto read_at = [&](index_t offset, std::byte* to, index_t count) {
            std::memcpy(to, bytes.data() + offset, static_cast<std::size_t>(count));
        };
        claims_check(read_at, static_cast<index_t>(bytes.size()), path_)();
        zip_error_t error;
        zip_error_init(&error);
        open(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error), error);
    }

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// The file as it was opened, whoever has its name by now; null for bytes in memory.
    [[nodiscard]] const file_source* file() const noexcept { return file_.get(); }
    [[nodiscard]] const std::vector<zip_member>& members() const noexcept { return members_; }
    [[nodiscard]] zip_t* get() const noexcept { return archive_.get(); }

private:
    void open(zip_source_t* source, zip_error_t& error)
    {
        // Consistency: the directory and what stands before each member must tell the same.
        archive_.reset(source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
        if (archive_ == nullptr) {
            if (source != nullptr)
                zip_source_free(source);
            throw_zip_error(&error, "open", path_);
        }
        const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
        for (zip_int64_t i = 0; i < count; ++i) {
            const auto index = static_cast<zip_uint64_t>(i);
            zip_stat_t info;
            zip_stat_init(&info);
            constexpr zip_uint64_t needed =
                ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
            const char* const raw_name = zip_get_name(archive_.get(), index, ZIP_FL_ENC_RAW);
            if (raw_name == nullptr || zip_stat_index(archive_.get(), index, 0, &info) != 0 ||
                (info.valid & needed) != needed || static_cast<index_t>(info.size) < 0 ||
                static_cast<index_t>(info.comp_size) < 0)
                raise<format_error>(message() << "the archive does not describe its member " << static_cast<index_t>(i)
                                              << ": '" << path_.c_str() << "'");
            const bool encrypted =
                (info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE;
            members_.push_back({info.name, raw_name, index, static_cast<index_t>(info.size),
                static_cast<index_t>(info.comp_size), info.crc, info.comp_method, encrypted});
        }
    }

    std::string path_;
    std::unique_ptr<file_source> file_;
    std::unique_ptr<zip_t, zip_closer> archive_;
    std::vector<zip_member> members_;
};

/// The content of a member, stored or deflated. `finish` verifies its checksum.
class zip_member_source final : public byte_source
{
public:
    zip_member_source(const zip_reader& archive, const zip_member& member)
        : name_(archive.path() + "/" + member.name)
        , left_(member.size)
    {
        // Deflate cannot do better than 1032 to 1, so no directory makes us believe in more than the file can hold.
        constexpr index_t best_ratio = 1032;
        if (member.encrypted)
            fail("is encrypted");
        if (member.method != ZIP_CM_STORE && member.method != ZIP_CM_DEFLATE)
            fail("has a compression method other than stored and deflated");
        if (member.method == ZIP_CM_STORE ? member.size != member.compressed_size
                                          : member.size / best_ratio > member.compressed_size)
            fail("cannot be as long as the directory says");
        file_.reset(zip_fopen_index(archive.get(), member.index, 0));
        if (file_ == nullptr)
            throw_zip_error(zip_get_error(archive.get()), "open", name_);
    }
    [[nodiscard]] index_t read(std::byte* to, index_t count) override
    {
        index_t done = 0;
        while (done < count) {
            constexpr index_t most = index_t{1} << 30; // libzip 1.7 miscounts beyond 4 GiB
            const index_t left = count - done;
            const auto n = zip_fread(file_.get(), to + done, static_cast<zip_uint64_t>(left < most ? left : most));
            if (n < 0)
                throw_zip_error(zip_file_get_error(file_.get()), "read", name_);
            if (n == 0)
                break;
            done += n;
        }
        left_ = done < left_ ? left_ - done : 0;
        return done;
    }
    /// What the directory says, until everything is read.
    [[nodiscard]] index_t remaining() const noexcept override { return left_; }
    [[nodiscard]] const char* name() const noexcept override { return name_.c_str(); }
    /// To be called behind the last byte. Throws format_error when the checksum is wrong or more bytes follow.
    void finish()
    {
        std::byte more{};
        if (read(&more, 1) != 0)
            fail("is longer than the directory says");
    }

private:
    [[noreturn, gnu::cold]] void fail(const char* why) const
    {
        raise<format_error>(message() << "member " << why << ": '" << name_.c_str() << "'");
    }

    std::string name_;
    index_t left_;
    std::unique_ptr<zip_file_t, zip_closer> file_;
};

/// An archive that is written to a path. Buffers must live until `close`.
class zip_writer
{
public:
    explicit zip_writer(const std::string& path)
        : path_(path)
    {
        zip_error_t error;
        zip_error_init(&error);
        int code = 0;
        archive_.reset(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
        if (archive_ == nullptr) {
            zip_error_init_with_code(&error, code);
            throw_zip_error(&error, "open", path_);
        }
    }
    /// The member's content is `head` followed by `body`.
    void add(const std::string& name, std::span<const std::byte> head, std::span<const std::byte> body, bool compress)
    {
        zip_buffer_fragment_t parts[2];
        const auto set = [](zip_buffer_fragment_t& part, std::span<const std::byte> bytes) {
            part.data = reinterpret_cast<zip_uint8_t*>(const_cast<std::byte*>(bytes.data()));
            part.length = bytes.size();
        };
        set(parts[0], head);
        set(parts[1], body);
        zip_source_t* source = zip_source_buffer_fragment(archive_.get(), parts, body.empty() ? 1 : 2, 0);
        const zip_int64_t index =
            source == nullptr ? -1 : zip_file_add(archive_.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            if (source != nullptr)
                zip_source_free(source);
            throw_zip_error(zip_get_error(archive_.get()), "add a member", path_);
        }
        constexpr zip_uint32_t level = 6;                 // zlib's own choice, and NumPy's
        constexpr zip_uint16_t year_1980 = 1U << 5U | 1U; // the same arrays make the same file at any time
        const auto i = static_cast<zip_uint64_t>(index);
        if (zip_set_file_compression(
                archive_.get(), i, compress ? ZIP_CM_DEFLATE : ZIP_CM_STORE, compress ? level : 0) != 0 ||
            zip_file_set_dostime(archive_.get(), i, 0, year_1980, 0) != 0)
            throw_zip_error(zip_get_error(archive_.get()), "add a member", path_);
    }
    /// Writes everything.
    void close()
    {
        if (zip_close(archive_.get()) != 0)
            throw_zip_error(zip_get_error(archive_.get()), "write", path_);
        static_cast<void>(archive_.release());
    }

private:
    std::string path_;
    std::unique_ptr<zip_t, zip_closer> archive_;
};
} // namespace nd::detail::inline ND_ISA

#endif
