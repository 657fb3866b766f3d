"""A photo as an editor saved it becomes the JPEGs that the public sees: upright, sRGB, opaque, and mute.

    bytes -open-> any mode -upright-> -shrunk-> -sRGB-> -on white-> sizes, smallest first

The file is a stranger's: its kind, its measures and its frames are judged before a pixel is read.
"""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from publisher.errors import SeedError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# Phones take up to 200 million pixels, as JPEG, which is read at an eighth. What has to be read whole takes
# 4 bytes a pixel, and as much again to be made smaller; WebP's reader and JPEG in layers take about twice
# that. So no photo takes more than 800 MiB, and one of a phone less than 100.
MOST_PIXELS = 64_000_000
MOST_SHRUNK = 210_000_000  # of a JPEG that can be made smaller as it is read
MOST_WEBP = 32_000_000
Image.MAX_IMAGE_PIXELS = MOST_SHRUNK  # Pillow refuses twice as many by itself
STRIP = 256  # rows
LONGEST_SIDE = 30_000  # pixels; a JPEG ends at 65,535
# What Pillow's readers raise on a file that is damaged, or that somebody made to damage.
FAULTS = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError),
    *(EOFError, RuntimeError, MemoryError, struct.error, Image.DecompressionBombError),
)
SCAN = b"\xff\xda"  # JPEG (T.81), section B.2.3; after its length, how many of the colours it holds
ORIENTATION = 0x0112  # EXIF 2.32, section 4.6.4
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = (5, 6, 7, 8)  # width and height change places
DEEP = ("I;16", "I;16B", "I")  # 16 bits a pixel


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """One size of a photo, as it is published."""

    width: int
    body: bytes


def developed(data: bytes, widths: tuple[int, ...], quality: int) -> tuple[Size, ...]:
    """Make the sizes of a photo, smallest first; none is wider than the photo itself.

    Raises:
        SeedError: ``image.format``, ``image.damaged``, ``image.pixels`` or ``image.moving``.
    """
    with _guarded():
        image = _opened(data)
        turn = _turn(image)
        width, height = _exchanged(image.size, turn)
        wanted = sorted({min(each, width) for each in widths})
        largest = _shown(image, turn, (wanted[-1], _height(wanted[-1], width, height)))
        return tuple(
            Size(width=each, body=_jpeg(largest, each, _height(each, width, height), quality))
            for each in wanted
        )


def size_of(body: bytes) -> tuple[int, int]:
    """Give width and height of a JPEG that was made here."""
    with Image.open(BytesIO(body), formats=("JPEG",)) as image:
        return image.size


@contextmanager
def _guarded() -> Iterator[None]:
    """Turn whatever Pillow makes of a bad file into an error that a person can act on."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd metadata, which nobody will see
        try:
            yield
        except Image.DecompressionBombError as error:
            raise SeedError("image.pixels", most=MOST_PIXELS // 1_000_000) from error
        except FAULTS as error:
            raise SeedError("image.damaged") from error


def _opened(data: bytes) -> Image.Image:
    """Read the head of a file. Raises SeedError where it is no photo, more than one, or too much of one."""
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise SeedError("image.format") from error
    _judge(image, _most(image, data))
    # a JPEG of a telephone may hold a second picture (MPO), which is left alone
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise SeedError("image.moving")
    return image


def _most(image: Image.Image, data: bytes) -> int:
    """Tell how many pixels a file may have; in a JPEG that comes in layers, all of them wait for the last."""
    if image.format == "WEBP":
        return MOST_WEBP
    if image.format not in {"JPEG", "MPO"}:
        return MOST_PIXELS
    source = BytesIO(data)
    head = JpegImageFile(source)
    scan = data.rfind(SCAN, 0, source.tell())
    in_layers = "progressive" in head.info or data[scan + 4] < head.layers
    return MOST_PIXELS if in_layers else MOST_SHRUNK


def _judge(image: Image.Image, most: int) -> None:
    """Raise SeedError where an image has too many pixels, or is far too long."""
    if image.width * image.height > most or max(image.size) > LONGEST_SIDE:
        raise SeedError("image.pixels", most=most // 1_000_000)


def _turn(image: Image.Image) -> int:
    """Tell how the camera was held; upright where that cannot be read."""
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except FAULTS:
        return 1


def _exchanged(size: tuple[int, int], turn: int) -> tuple[int, int]:
    """Give width and height as a person sees them, of those in the file, or the other way round."""
    return (size[1], size[0]) if turn in SIDEWAYS else size


def _height(width: int, of_width: int, of_height: int) -> int:
    """Tell how high a photo is at a width."""
    return max(1, round(width * of_height / of_width))


def _shown(image: Image.Image, turn: int, size: tuple[int, int]) -> Image.Image:
    """Read the pixels; give them in the largest size that is wanted, in sRGB, on white, upright."""
    lying = _exchanged(size, turn)
    image.draft(None, lying)  # a JPEG is read at a half, a quarter or an eighth where that is enough
    _judge(image, MOST_PIXELS)
    profile = image.info.get("icc_profile")
    small = _plain(image).resize(lying, Image.Resampling.LANCZOS, reducing_gap=3.0)
    small = small.convert("RGBA") if small.mode == "RGBa" else small
    ground = Image.new("RGB", lying, "white")  # it brings no metadata
    ground.paste(_in_srgb(small, profile), mask=small.getchannel("A") if small.mode == "RGBA" else None)
    return ground.transpose(TURNS[turn]) if turn in TURNS else ground


def _plain(image: Image.Image) -> Image.Image:
    """Give a photo in a mode that can be made smaller: no palette, 8 bits a channel, clear where it is clear.

    Strip by strip: what a mode needs on the way to another is as large as the photo, or larger.
    """
    clear = image.has_transparency_data
    if image.mode in {"L", "RGB", "CMYK"} and not clear:
        return image
    plain = Image.new("L" if image.mode in DEEP else "RGBa" if clear else "RGB", image.size)
    for top in range(0, image.height, STRIP):
        strip = image.crop((0, top, image.width, min(top + STRIP, image.height)))
        if image.mode in DEEP:
            strip = strip.convert("F").point(lambda value: value * (255 / 65535) + 0).convert("L")
        else:
            strip = strip.convert("RGBA").convert("RGBa") if clear else strip.convert("RGB")
        plain.paste(strip, (0, top))
    return plain


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Show the colours that the photo's own profile means; a profile that is no use is left out."""
    opaque = image.convert("RGB") if image.mode == "RGBA" else image
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            shown = ImageCms.profileToProfile(opaque, own, srgb, outputMode="RGB")
        except (ImageCms.PyCMSError, *FAULTS):
            pass
        else:
            assert shown
            return shown
    return opaque.convert("RGB")


def _jpeg(image: Image.Image, width: int, height: int, quality: int) -> bytes:
    """Write one size, with nothing in it but the picture."""
    body = BytesIO()
    image.resize((width, height), Image.Resampling.LANCZOS).save(
        body, "JPEG", quality=quality, progressive=True, optimize=True
    )
    return body.getvalue()
