"""What the header of an executable tells: where it runs, and what it wants from that machine."""
import pathlib
import struct

ELF_MACHINES = {62: "x86_64", 183: "aarch64"}
MACH_O_PROCESSORS = {0x01000007: "x86_64", 0x0100000C: "arm64"}
PT_INTERP = 3
LC_BUILD_VERSION, LC_LOAD_DYLIB = 0x32, 0xC


def _known(names, number, path):
    if number not in names:
        raise SystemExit(f"{path}: for processor {number}, which no release is made for")
    return names[number]


class Executable:
    """`system`, `machine`, and the tags under which pip may install it."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.bytes = self.path.read_bytes()
        if self.bytes[:6] == b"\x7fELF\x02\x01":
            self._read_elf()
        elif self.bytes[:4] == b"\xcf\xfa\xed\xfe":
            self._read_mach_o()
        else:
            raise SystemExit(f"{path}: neither a 64-bit ELF nor a 64-bit Mach-O executable")

    @property
    def target(self):
        """As release files are named: linux-x86_64, macos-arm64."""
        return f"{self.system}-{self.machine}"

    def _read_elf(self):
        machine, = struct.unpack_from("<H", self.bytes, 18)
        table, = struct.unpack_from("<Q", self.bytes, 32)
        size, count = struct.unpack_from("<HH", self.bytes, 54)
        kinds = {struct.unpack_from("<I", self.bytes, table + size * n)[0] for n in range(count)}
        if PT_INTERP in kinds:
            raise SystemExit(f"{self.path}: is not static, so it runs only where it was built")
        self.system, self.machine = "linux", _known(ELF_MACHINES, machine, self.path)
        # Static, it uses no libc of the machine. Its own asks for Linux 3.2 (3.7 on ARM): the systems of
        # manylinux_2_17 have that, older ones do not.
        self.tags = [f"{libc}_{self.machine}" for libc in ("manylinux_2_17", "musllinux_1_1")]

    def _read_mach_o(self):
        processor, = struct.unpack_from("<I", self.bytes, 4)
        count, = struct.unpack_from("<I", self.bytes, 16)
        self.system, self.machine = "macos", _known(MACH_O_PROCESSORS, processor, self.path)
        place, oldest = 32, None
        for _ in range(count):
            command, size = struct.unpack_from("<II", self.bytes, place)
            if command == LC_BUILD_VERSION:
                version, = struct.unpack_from("<I", self.bytes, place + 12)
                oldest = f"{version >> 16}_{version >> 8 & 255}"
            if command == LC_LOAD_DYLIB:
                start, = struct.unpack_from("<I", self.bytes, place + 8)
                name = self.bytes[place + start : place + size].rstrip(b"\0").decode()
                if not name.startswith(("/usr/lib/", "/System/")):
                    raise SystemExit(f"{self.path}: needs {name}, which no Mac has of itself")
            place += size
        if oldest is None:
            raise SystemExit(f"{self.path}: does not say which macOS it was built for")
        self.tags = [f"macosx_{oldest}_{self.machine}"]
