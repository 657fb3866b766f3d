"""Photos as an editor's camera, phone and drawing program save them, made on the spot."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw

GPS = 0x8825
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>Peter Peeters</secret></x:xmpmeta>'
RED, BLUE, WHITE = (200, 30, 30), (30, 30, 200), (255, 255, 255)


def halves(size: tuple[int, int] = (1200, 800)) -> Image.Image:
    """Paint a picture whose left is red and whose right is blue."""
    image = Image.new("RGB", size, RED)
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), fill=BLUE)
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """Save a picture."""
    body = BytesIO()
    image.save(body, kind, **options)
    return body.getvalue()


def exif(orientation: int = 1) -> bytes:
    """Write down where a photo was taken, by whom, and how the camera was held."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "Geheime camera"
    made[0x013B] = "Peter Peeters"
    made[GPS] = {1: "N", 2: (50.0, 49.0, 39.0), 3: "E", 4: (3.0, 15.0, 52.0)}
    return made.tobytes()


@cache
def profile() -> bytes:
    """Describe the colours of a screen, once: the hour stands in it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def from_a_phone(size: tuple[int, int] = (1200, 800), orientation: int = 1) -> bytes:
    """Save a photo with all that a telephone knows."""
    return saved(
        halves(size),
        exif=exif(orientation),
        xmp=XMP,
        comment=b"Peter Peeters was hier",
        icc_profile=profile(),
        quality=95,
    )


def sidecar(file: str = "markt.jpg", alt: str = "De markt", credit: str = "Jan Janssens") -> str:
    """Write the table of a photo, as an editor does."""
    values: Mapping[str, str] = {"file": file, "alt": alt, "credit": credit}
    return "[image]\n" + "".join(f"{key} = '{value}'\n" for key, value in values.items() if value)


def opened(body: bytes) -> Image.Image:
    """Read a picture whole."""
    image = Image.open(BytesIO(body))
    image.load()
    return image


def near(image: Image.Image, at: tuple[float, float], colour: tuple[int, int, int]) -> bool:
    """Tell whether a place, as parts of width and height, has about this colour."""
    pixel = image.getpixel((int(at[0] * image.width), int(at[1] * image.height)))
    assert isinstance(pixel, tuple)
    return all(abs(is_ - wanted) <= 12 for is_, wanted in zip(pixel, colour, strict=True))
