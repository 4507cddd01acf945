"""The walls around a fork-server and its children: name spaces, Landlock, resource limits, a system-call filter."""

import ctypes
import os
import resource
import struct

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

# Numbers on x86_64 and aarch64; None where the machine has no such call.
_DENIED = {
    # processes: no children, no programs, no signals, no look at others
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281), "ptrace": (101, 117),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kill": (62, 129), "tkill": (200, 130),
    "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438), "kcmp": (312, 272),
    "process_madvise": (440, 440), "process_mrelease": (448, 448), "setns": (308, 268), "unshare": (272, 97),
    "setpriority": (141, 140), "ioprio_set": (251, 30), "sched_setaffinity": (203, 122),
    "sched_setscheduler": (144, 119), "sched_setparam": (142, 118), "sched_setattr": (314, 274),
    "move_pages": (279, 239), "migrate_pages": (256, 238), "perf_event_open": (298, 241),
    # network and what outlives a process
    "socket": (41, 198), "connect": (42, 203), "accept": (43, 202), "accept4": (288, 242), "bind": (49, 200),
    "listen": (50, 201), "shmget": (29, 194), "shmat": (30, 196), "shmctl": (31, 195), "semget": (64, 190),
    "semctl": (66, 191), "semop": (65, 193), "semtimedop": (220, 192), "msgget": (68, 186), "msgsnd": (69, 189),
    "msgrcv": (70, 188), "msgctl": (71, 187), "mq_open": (240, 180), "mq_unlink": (241, 181),
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "add_key": (248, 217), "request_key": (249, 218),
    "keyctl": (250, 219),
    # ways round this filter, and the kernel's own doors
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "bpf": (321, 280),
    "userfaultfd": (323, 282), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430),
    "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433), "mount_setattr": (442, 442),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "fanotify_init": (300, 262),
    "quotactl": (179, 60), "quotactl_fd": (443, 443), "sync": (162, 81), "syncfs": (306, 267), "acct": (163, 89), "swapon": (167, 224), "swapoff": (168, 225), "reboot": (169, 142),
    "sethostname": (170, 161), "setdomainname": (171, 162), "iopl": (172, None), "ioperm": (173, None),
    "modify_ldt": (154, None), "kexec_load": (246, 104), "kexec_file_load": (320, 294), "init_module": (175, 105),
    "finit_module": (313, 273), "delete_module": (176, 106), "syslog": (103, 116), "personality": (135, 92),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "adjtimex": (159, 171), "clock_adjtime": (305, 266),
    # files: nothing is made, moved, removed or marked
    "creat": (85, None), "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None), "unlink": (87, None),
    "unlinkat": (263, 35), "rename": (82, None), "renameat": (264, 38), "renameat2": (316, 276),
    "link": (86, None), "linkat": (265, 37), "symlink": (88, None), "symlinkat": (266, 36), "mknod": (133, None),
    "mknodat": (259, 33), "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, None), "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54), "truncate": (76, 45),
    "utime": (132, None), "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7), "removexattr": (197, 14),
    "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    # nor watched: that needs no right to read
    "inotify_init": (253, None), "inotify_init1": (294, 26), "inotify_add_watch": (254, 27),
}
_CLONE, _CLONE3, _OPENAT2 = (56, 220), (435, 435), (437, 437)
_PRCTL, _PRLIMIT, _OPEN, _OPENAT = (157, 167), (302, 261), (2, None), (257, 56)
_FCNTL, _IOCTL = (72, 25), (16, 29)
_AIMING = 8, 10, 15, 1024  # F_SETOWN F_SETSIG F_SETOWN_EX F_SETLEASE: a signal to anyone when a file is ready
_AIMING_TOO = 0x8901, 0x8902  # FIOSETOWN SIOCSPGRP
_UNKNOWN = 463  # calls newer than this list do not exist

_ALLOW, _KILL, _EPERM, _ENOSYS = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026
_LD, _JEQ, _JGE, _JSET, _JA, _RET = 0x20, 0x15, 0x35, 0x45, 0x05, 0x06
_WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o20000000  # O_WRONLY O_RDWR O_CREAT O_TRUNC O_TMPFILE


def _check(result, what):
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, "%s: %s" % (what, os.strerror(number)))
    return result


def prctl(option, argument=0, more=0):
    return _check(_libc.prctl(option, ctypes.c_ulong(argument), ctypes.c_ulong(more), 0, 0), "prctl %d" % option)


class Filter:
    """The system calls a candidate may make; built once, put on by each child.

    The kernel tries a filter on every call number when it is put on, so it is a search tree, not a list: a list of
    these lengths costs a third of a millisecond for each child.
    """

    def __init__(self, forbid_writing):
        column, arch = _MACHINES[os.uname().machine]
        answers = {numbers[column]: ("return", _EPERM) for numbers in _DENIED.values()}
        answers[_CLONE3[column]] = ("return", _ENOSYS)  # its flags lie in memory; glibc then takes clone
        answers[_OPENAT2[column]] = ("return", _ENOSYS)
        answers[_CLONE[column]] = ("test", 0, _JSET, 0x00010000, _ALLOW, _EPERM)  # CLONE_THREAD
        answers[_PRCTL[column]] = ("test", 0, _JEQ, 1, _EPERM, _ALLOW)  # PR_SET_PDEATHSIG
        answers[_PRLIMIT[column]] = ("test", 0, _JEQ, 0, _ALLOW, _EPERM)  # own limits only
        answers[_FCNTL[column]] = ("among", 1, _AIMING, _EPERM, _ALLOW)
        answers[_IOCTL[column]] = ("among", 1, _AIMING_TOO, _EPERM, _ALLOW)
        if forbid_writing:
            answers[_OPEN[column]] = ("test", 1, _JSET, _WRITING, _EPERM, _ALLOW)
            answers[_OPENAT[column]] = ("test", 2, _JSET, _WRITING, _EPERM, _ALLOW)
        answers.pop(None, None)
        ranges = []  # (first number, answer); each goes on to the next
        for number in sorted(answers):
            ranges.append((number, answers[number]))
            if number + 1 not in answers:
                ranges.append((number + 1, ("return", _ALLOW)))
        if ranges[0][0] > 0:
            ranges.insert(0, (0, ("return", _ALLOW)))
        ranges.append((_UNKNOWN, ("return", _ENOSYS)))
        if column == 0:
            ranges.append((0x40000000, ("return", _EPERM)))  # the x32 numbers
        merged = [ranges[0]]
        for start, answer in ranges[1:]:
            if answer != merged[-1][1]:
                merged.append((start, answer))
        code = [_instruction(_LD, 0, 0, 4), _instruction(_JEQ, 1, 0, arch), _instruction(_RET, 0, 0, _KILL),
                _instruction(_LD, 0, 0, 0)] + _tree(merged)
        self._code = ctypes.create_string_buffer(b"".join(code), 8 * len(code))
        self._program = ctypes.create_string_buffer(
            struct.pack("@HP", len(code), ctypes.addressof(self._code)))
        self._address = ctypes.c_ulong(ctypes.addressof(self._program))

    def put_on(self):
        if _libc.prctl(22, 2, self._address, 0, 0) != 0:  # PR_SET_SECCOMP
            raise OSError(ctypes.get_errno(), "system-call filter refused")


def _instruction(operation, yes, no, value):
    return struct.pack("<HBBI", operation, yes, no, value)


def _tree(ranges):
    if len(ranges) == 1:
        answer = ranges[0][1]
        if answer[0] == "return":
            return [_instruction(_RET, 0, 0, answer[1])]
        if answer[0] == "among":
            _, argument, values, met, other = answer
            return [_instruction(_LD, 0, 0, 16 + 8 * argument),
                    *(_instruction(_JEQ, len(values) - i, 0, value) for i, value in enumerate(values)),
                    _instruction(_RET, 0, 0, other), _instruction(_RET, 0, 0, met)]
        _, argument, test, value, met, other = answer
        return [_instruction(_LD, 0, 0, 16 + 8 * argument), _instruction(test, 0, 1, value),
                _instruction(_RET, 0, 0, met), _instruction(_RET, 0, 0, other)]
    middle = len(ranges) // 2
    left, right = _tree(ranges[:middle]), _tree(ranges[middle:])
    return [_instruction(_JGE, 0, 1, ranges[middle][0]), _instruction(_JA, 0, 0, len(left))] + left + right


def share_one_heap():
    """Keeps threads from reserving 64 MiB of address space each: a program with a dozen would be out of memory."""
    if hasattr(_libc, "mallopt"):
        _libc.mallopt(-8, 1)  # M_ARENA_MAX


def lay_down_rights():
    """Gives up every capability for good; user and files stay."""
    prctl(38, 1)  # PR_SET_NO_NEW_PRIVS
    prctl(4, 0)  # PR_SET_DUMPABLE: no one reads our memory
    header = struct.pack("<Ii", 0x20080522, 0)
    _check(_libc.capset(header, struct.pack("<6I", 0, 0, 0, 0, 0, 0)), "capset")


def landlock_possible():
    """Tells whether this kernel lets a process close files to itself."""
    return _libc.syscall(444, None, ctypes.c_size_t(0), 1) >= 1


def landlock(readable):
    """Closes every file but those below `readable` and the null devices."""
    abi = _libc.syscall(444, None, ctypes.c_size_t(0), 1)
    handled = (1 << (13 if abi < 2 else 14 if abi < 3 else 15 if abi < 5 else 16)) - 1
    net = 3 if abi >= 4 else 0
    scoped = 3 if abi >= 6 else 0
    size = 8 if abi < 4 else 16 if abi < 6 else 24
    rules = _check(_libc.syscall(444, struct.pack("<QQQ", handled, net, scoped), ctypes.c_size_t(size), 0), "landlock")
    devices = [(path, handled & 0b110 | handled & (1 << 14)) for path in ("/dev/null", "/dev/zero", "/dev/urandom")]
    for path, rights in [(path, 0b1100) for path in readable] + devices:
        try:
            fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        if not os.path.isdir(path):
            rights &= ~0b1000
        _check(_libc.syscall(445, rules, 1, struct.pack("<Qi", rights, fd), 0), "landlock " + path)
        os.close(fd)
    _check(_libc.syscall(446, rules, 0), "landlock")
    os.close(rules)


def limit(cpu_seconds, memory, files, writable):
    """The resource limits of one job."""
    put = resource.setrlimit
    put(resource.RLIMIT_AS, (memory, memory))
    put(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    put(resource.RLIMIT_NOFILE, (files, files))
    put(resource.RLIMIT_FSIZE, (writable, writable))
    put(resource.RLIMIT_CORE, (0, 0))


_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_REMOUNT, _MS_BIND, _MS_REC, _MS_PRIVATE = 1, 2, 4, 32, 4096, 16384, 1 << 18
_MNT_DETACH = 2
_NEWNS, _NEWCGROUP, _NEWUTS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = (
    0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000)


def _mount(source, target, kind, flags, options=None):
    def text(value):
        return None if value is None else os.fsencode(value)
    _check(_libc.mount(text(source), text(target), text(kind), ctypes.c_ulong(flags), text(options)),
           "mount " + target)


def enter_name_spaces(readable):
    """Becomes the first process of new name spaces that hold nothing but `readable`, read-only, and null devices."""
    user, group = os.geteuid(), os.getegid()
    _check(_libc.unshare(_NEWUSER | _NEWNS | _NEWPID | _NEWNET | _NEWIPC | _NEWUTS | _NEWCGROUP), "unshare")
    for name, text in (("setgroups", "deny"), ("uid_map", "65534 %d 1" % user), ("gid_map", "65534 %d 1" % group)):
        with open("/proc/self/" + name, "w") as file:
            file.write(text)
    _mount(None, "/", None, _MS_REC | _MS_PRIVATE)
    root = next(d for d in ("/mnt", "/srv", "/media", "/tmp", "/var")
                if os.path.isdir(d) and not any(p.startswith(d + "/") for p in readable))
    _mount("tmpfs", root, "tmpfs", _MS_NOSUID | _MS_NODEV, "size=1m,mode=755")
    for path in list(readable) + ["/dev/null", "/dev/zero", "/dev/urandom"]:
        _show(path, root, read_only=not path.startswith("/dev/"))
    os.mkdir(root + "/.old")
    os.chdir(root)
    _check(_libc.syscall(155 if os.uname().machine == "x86_64" else 41, b".", b".old"), "pivot_root")
    os.chdir("/")
    _check(_libc.umount2(b"/.old", _MNT_DETACH), "umount")
    os.rmdir("/.old")
    _mount(None, "/", None, _MS_REMOUNT | _MS_BIND | _MS_RDONLY | _MS_NOSUID | _MS_NODEV)
    child = os.fork()
    if child:
        os.close(0)
        os.close(1)
        os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 0xFF)
    prctl(1, 9)  # PR_SET_PDEATHSIG


def _show(path, root, read_only):
    target = root + path
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(path):
        os.symlink(os.readlink(path), target)
        return
    if os.path.isdir(path):
        os.makedirs(target, exist_ok=True)
    else:
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o644))
    _mount(path, target, None, _MS_BIND | _MS_REC)
    if read_only:
        locked = os.statvfs(target).f_flag & (2 | 4 | 8 | 1024 | 2048)  # nosuid nodev noexec noatime nodiratime
        _mount(None, target, None, _MS_REMOUNT | _MS_BIND | _MS_RDONLY | locked)
