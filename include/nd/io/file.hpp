// Bytes from files, streams and memory, and files that are replaced as a whole or not at all.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>
#include <nd/base/index.hpp>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <iosfwd>
#include <span>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace nd::detail::inline ND_ISA
{
/// The reason stands before the path, which may be longer than a message.
[[noreturn, gnu::cold]] inline void throw_io_error(const char* what, const std::string& path, int code)
{
    raise<io_error>(message() << "cannot " << what << ": " << std::strerror(code) << ": '" << path.c_str() << "'");
}

/// A file descriptor that closes itself.
class descriptor
{
public:
    explicit descriptor(int fd) noexcept
        : fd_(fd)
    {}
    descriptor(descriptor&& other) noexcept
        : fd_(std::exchange(other.fd_, -1))
    {}
    descriptor& operator=(descriptor&&) = delete;
    ~descriptor() { close(); }
    [[nodiscard]] int get() const noexcept { return fd_; }
    /// False, with errno, when what was written could not be kept.
    bool close() noexcept { return fd_ < 0 || ::close(std::exchange(fd_, -1)) == 0; }

private:
    int fd_;
};

/// Bytes to read, one after the other.
class byte_source
{
public:
    byte_source() = default;
    byte_source(const byte_source&) = delete;
    byte_source& operator=(const byte_source&) = delete;
    virtual ~byte_source() = default;
    /// Number of bytes read: fewer than asked for only where they end. Throws io_error.
    [[nodiscard]] virtual index_t read(std::byte* to, index_t count) = 0;
    /// Bytes still to come, -1 when nobody knows.
    [[nodiscard]] virtual index_t remaining() const noexcept = 0;
    /// What errors call it.
    [[nodiscard]] virtual const char* name() const noexcept = 0;
};

class memory_source final : public byte_source
{
public:
    explicit memory_source(std::span<const std::byte> bytes) noexcept
        : bytes_(bytes)
    {}
    [[nodiscard]] index_t read(std::byte* to, index_t count) override
    {
        const index_t n = count < remaining() ? count : remaining();
        if (n > 0)
            std::memcpy(to, bytes_.data(), static_cast<std::size_t>(n));
        bytes_ = bytes_.subspan(static_cast<std::size_t>(n));
        return n;
    }
    [[nodiscard]] index_t remaining() const noexcept override { return static_cast<index_t>(bytes_.size()); }
    [[nodiscard]] const char* name() const noexcept override { return "bytes in memory"; }

private:
    std::span<const std::byte> bytes_;
};

/// `Stream` is std::istream, which is known by name only here: its header is expensive.
template <class Stream>
class stream_source final : public byte_source
{
public:
    explicit stream_source(Stream& in) noexcept
        : in_(in)
    {}
    [[nodiscard]] index_t read(std::byte* to, index_t count) override
    {
        in_.read(reinterpret_cast<char*>(to), count);
        if (in_.bad())
            throw_io_error("read", name(), EIO);
        return in_.gcount();
    }
    [[nodiscard]] index_t remaining() const noexcept override { return -1; }
    [[nodiscard]] const char* name() const noexcept override { return "stream"; }

private:
    Stream& in_;
};

class file_source final : public byte_source
{
public:
    /// `flags` as of open(2), for who needs more of the file than its bytes.
    explicit file_source(const std::string& path, int flags = O_RDONLY)
        : path_(path)
        , fd_(::open(path.c_str(), flags | O_CLOEXEC))
    {
        struct stat info = {};
        if (fd_.get() < 0 || ::fstat(fd_.get(), &info) != 0)
            throw_io_error("open", path, errno);
        if (S_ISDIR(info.st_mode))
            throw_io_error("open", path, EISDIR);
        if (S_ISREG(info.st_mode) && info.st_size > 0) // files of the kernel say 0
            remaining_ = info.st_size;
    }
    [[nodiscard]] index_t read(std::byte* to, index_t count) override
    {
        index_t done = 0;
        while (done < count) {
            constexpr index_t most = index_t{1} << 30; // systems refuse to read 2 GiB at once
            const index_t left = count - done;
            const index_t n = ::read(fd_.get(), to + done, static_cast<std::size_t>(left < most ? left : most));
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                throw_io_error("read", path_, errno);
            if (n == 0)
                break;
            done += n;
        }
        if (remaining_ >= 0)
            remaining_ = done < remaining_ ? remaining_ - done : 0;
        return done;
    }
    /// Leaves out the next `count` bytes; false where there are not so many.
    [[nodiscard]] bool skip(index_t count)
    {
        if (remaining_ >= 0) {
            if (count > remaining_)
                return false;
            if (::lseek(fd_.get(), static_cast<off_t>(count), SEEK_CUR) < 0)
                throw_io_error("read", path_, errno);
            remaining_ -= count;
            return true;
        }
        std::byte unused[4096];
        for (index_t n = 0; count > 0; count -= n) {
            n = read(unused, count < index_t{sizeof unused} ? count : index_t{sizeof unused});
            if (n == 0)
                return false;
        }
        return true;
    }
    /// Bytes from anywhere, without a move of what is read next. Throws io_error when they are not there.
    void read_at(index_t offset, std::byte* to, index_t count) const
    {
        for (index_t done = 0; done < count;) {
            constexpr index_t most = index_t{1} << 30;
            const index_t left = count - done;
            const index_t n = ::pread(fd_.get(), to + done, static_cast<std::size_t>(left < most ? left : most),
                static_cast<off_t>(offset + done));
            if (n < 0 && errno == EINTR)
                continue;
            if (n <= 0)
                throw_io_error("read", path_, n == 0 ? EIO : errno);
            done += n;
        }
    }
    [[nodiscard]] index_t remaining() const noexcept override { return remaining_; }
    [[nodiscard]] const char* name() const noexcept override { return path_.c_str(); }
    [[nodiscard]] int get() const noexcept { return fd_.get(); }

private:
    std::string path_;
    descriptor fd_;
    index_t remaining_ = -1;
};

/// Takes bytes, one after the other.
class byte_sink
{
public:
    byte_sink() = default;
    byte_sink(const byte_sink&) = delete;
    byte_sink& operator=(const byte_sink&) = delete;
    virtual ~byte_sink() = default;
    /// Throws io_error
    virtual void write(const std::byte* from, index_t count) = 0;
};

template <class Stream>
class stream_sink final : public byte_sink
{
public:
    explicit stream_sink(Stream& out) noexcept
        : out_(out)
    {}
    void write(const std::byte* from, index_t count) override
    {
        if (!out_.write(reinterpret_cast<const char*>(from), count))
            throw_io_error("write", "stream", EIO);
    }

private:
    Stream& out_;
};

class memory_sink final : public byte_sink
{
public:
    void write(const std::byte* from, index_t count) override { bytes_.insert(bytes_.end(), from, from + count); }
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return bytes_; }

private:
    std::vector<std::byte> bytes_;
};

/// What `path` leads to through symbolic links, so that a replaced file stays where the links point.
[[nodiscard]] inline std::string resolve_links(const std::string& path)
{
    char* real = ::realpath(path.c_str(), nullptr);
    if (real == nullptr)
        return path;
    std::string resolved(real);
    std::free(real);
    return resolved;
}

/// A file that appears under its name only when `commit` succeeds; until then, and when anything throws, what was there
/// before stays. What is no regular file (a pipe, a terminal) is written directly.
class atomic_file final : public byte_sink
{
public:
    explicit atomic_file(const std::string& path)
        : path_(resolve_links(path))
        , temporary_(path_)
        , fd_(open())
    {}
    ~atomic_file() override
    {
        if (replaces_ && !committed_)
            ::unlink(temporary_.c_str());
    }
    void write(const std::byte* from, index_t count) override
    {
        while (count > 0) {
            constexpr index_t most = index_t{1} << 30;
            const index_t n = ::write(fd_.get(), from, static_cast<std::size_t>(count < most ? count : most));
            if (n < 0 && errno == EINTR)
                continue;
            if (n <= 0)
                throw_io_error("write", path_, n < 0 ? errno : ENOSPC);
            from += n;
            count -= n;
        }
    }
    /// The name of the file that is being written, for libraries that want a path.
    [[nodiscard]] const std::string& temporary_path() const noexcept { return temporary_; }
    /// Makes the content durable, then puts it in place of the old file.
    void commit()
    {
        if (!fd_.close())
            throw_io_error("write", path_, errno);
        if (!replaces_)
            return;
        // By name: a library may have put another file there.
        if (descriptor d(::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC)); d.get() < 0 || ::fsync(d.get()) != 0)
            throw_io_error("write", path_, errno);
        if (::rename(temporary_.c_str(), path_.c_str()) != 0)
            throw_io_error("replace", path_, errno);
        committed_ = true;
        // The name is durable once its directory is; systems where a directory cannot be synced do without.
        const auto slash = path_.rfind('/');
        const std::string directory = slash == std::string::npos ? "." : path_.substr(0, slash + 1);
        const descriptor d(::open(directory.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY));
        if (d.get() >= 0)
            ::fsync(d.get());
    }

private:
    [[nodiscard]] descriptor open()
    {
        struct stat info = {};
        const bool exists = ::stat(path_.c_str(), &info) == 0;
        replaces_ = !exists || S_ISREG(info.st_mode);
        if (!replaces_) {
            descriptor fd(::open(path_.c_str(), O_WRONLY | O_CLOEXEC));
            if (fd.get() < 0)
                throw_io_error("open", path_, errno);
            return fd;
        }
        if (exists && ::access(path_.c_str(), W_OK) != 0)
            throw_io_error("open", path_, errno);
        for (int attempt = 0;; ++attempt) {
            temporary_ = path_ + ".tmp-" + std::to_string(::getpid()) + "-" + std::to_string(attempt);
            descriptor fd(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
            if (fd.get() < 0) {
                if (errno == EEXIST && attempt < 1000)
                    continue;
                replaces_ = false; // nothing to remove
                throw_io_error("open", path_, errno);
            }
            if (exists)
                static_cast<void>(::fchmod(fd.get(), info.st_mode & 07777)); // who may read it does not change
            return fd;
        }
    }

    std::string path_;
    std::string temporary_;
    bool replaces_ = false;
    bool committed_ = false;
    descriptor fd_;
};
} // namespace nd::detail::inline ND_ISA
