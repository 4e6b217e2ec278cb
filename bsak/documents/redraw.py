"""A picture drawn anew: only its pixels are kept, and none of what a camera wrote beside them."""

import resource
import subprocess
import sys
from io import BytesIO
from typing import Any

_SECONDS = 20
_MEMORY = 1536 * 1024 * 1024
_QUALITY = 90  # of a JPEG; what is lost cannot be seen
_PLAIN = {"PNG": ("1", "L", "LA", "P", "RGB", "RGBA"), "JPEG": ("L", "RGB")}


def redrawn(content: bytes, sort: str) -> bytes | None:
    """Return the picture in ``content``, a "PNG" or a "JPEG", without EXIF, place and comments.

    None when it cannot be unpacked with little memory and time.
    """
    try:
        done = subprocess.run(  # noqa: S603 -- our own file, and the bytes go in by a pipe
            [sys.executable, "-I", __file__, sort],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None


def _redrawn(content: bytes, sort: str) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415 -- only the child opens what is foreign

    with Image.open(BytesIO(content), formats=(sort,)) as opened:
        opened.load()
        picture = ImageOps.exif_transpose(opened)
    out = BytesIO()
    _bare(picture, sort).save(out, sort, quality=_QUALITY)
    return out.getvalue()


def _bare(picture: Any, sort: str) -> Any:
    """Return the picture with nothing beside its pixels but which of them are see-through."""
    if picture.mode not in _PLAIN[sort]:
        picture = picture.convert("RGBA" if sort == "PNG" else "RGB")
    kept = picture.info.get("transparency")
    picture.info = {} if kept is None or sort == "JPEG" else {"transparency": kept}
    return picture


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    sys.stdout.buffer.write(_redrawn(sys.stdin.buffer.read(), sys.argv[1]))
