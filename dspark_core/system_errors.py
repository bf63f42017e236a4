"""What the system says of a file operation that failed, in words that can be translated."""

import errno

from dspark_core.marked import Marked

_REASONS = {
    errno.EACCES: Marked("Permission denied"),
    errno.EPERM: Marked("Operation not permitted"),
    errno.ENOENT: Marked("No such file or directory"),
    errno.EEXIST: Marked("File exists"),
    errno.ENOTDIR: Marked("Not a directory"),
    errno.EISDIR: Marked("Is a directory"),
    errno.ENOSPC: Marked("No space left on device"),
    errno.EDQUOT: Marked("Disk quota exceeded"),
    errno.EFBIG: Marked("File too large"),
    errno.EROFS: Marked("Read-only file system"),
    errno.EIO: Marked("Input/output error"),
    errno.EMFILE: Marked("Too many open files"),
    errno.ENFILE: Marked("Too many open files in system"),
    errno.ENAMETOOLONG: Marked("File name too long"),
    errno.ELOOP: Marked("Too many levels of symbolic links"),
    errno.EBUSY: Marked("Device or resource busy"),
}
"""The usual ones, in the words of Linux."""


def system_reason(error: OSError) -> str:
    """Why it failed; in the system's own words what is not usual."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
