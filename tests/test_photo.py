"""What becomes of a photo: upright, in sRGB, on white, in the sizes that are needed, and mute."""

import random
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from publisher.channels.photo.develop import MOST_PIXELS, Size, developed, size_of
from publisher.channels.registry import channel
from publisher.errors import SeedError, SettingsError
from tests.feeds import SITE
from tests.photos import BLUE, RED, WHITE, from_a_phone, halves, near, opened, saved
from tests.sites import TEMPLATES

WIDTHS = (480, 960, 1600)


def sizes(data: bytes, widths: tuple[int, ...] = WIDTHS) -> tuple[Size, ...]:
    """Develop a photo as the shipped channel does."""
    return developed(data, widths, 80)


def refused(data: bytes) -> str:
    """Tell why a file gives no photo."""
    with pytest.raises(SeedError) as caught:
        sizes(data)
    return caught.value.code


def test_nothing_of_camera_place_or_maker_is_published() -> None:
    """A photo of a school must not say where it stands, nor a photographer's name that nobody gave."""
    told = (b"Peter", b"Geheime", b"GPS", b"Exif", b"ICC_PROFILE", b"ns.adobe.com", b"http")
    original = from_a_phone()
    assert all(word in original for word in (b"Peter Peeters was hier", b"Geheime", b"Exif", b"ICC_PROFILE"))

    for size in sizes(original):
        image = opened(size.body)
        assert not image.getexif()
        assert set(image.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }
        assert not [word for word in told if word in size.body]


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(turn: int) -> None:
    """Browsers turn a photo by what its file says of it; ours says nothing, so its pixels are turned."""
    lying = turn >= 5
    data = from_a_phone((600, 400), turn)

    (size,) = sizes(data, (1600,))

    image = opened(size.body)
    assert image.size == ((400, 600) if lying else (600, 400))
    first, last = ((0.5, 0.1), (0.5, 0.9)) if lying else ((0.1, 0.5), (0.9, 0.5))
    turned = turn in {2, 3, 7, 8}
    assert near(image, first, BLUE if turned else RED)
    assert near(image, last, RED if turned else BLUE)


@pytest.mark.parametrize(
    ("width", "made"),
    [(4000, [480, 960, 1600]), (1600, [480, 960, 1600]), (1000, [480, 960, 1000]), (480, [480]), (7, [7])],
)
def test_a_photo_is_made_smaller_and_never_larger(width: int, made: list[int]) -> None:
    """Enlarged, it would weigh more and show no more."""
    found = sizes(saved(halves((width, width // 2 + 1))))

    assert [size.width for size in found] == made
    for size in found:
        assert size_of(size.body) == (size.width, round(size.width * (width // 2 + 1) / width))
        assert opened(size.body).info["progressive"]


def test_the_same_photo_gives_the_same_bytes() -> None:
    """A second build writes nothing, and a page's address of a photo holds."""
    data = from_a_phone((3000, 2000), 6)

    assert sizes(data) == sizes(data)


def test_transparency_lies_on_white() -> None:
    """A logo with a see-through ground would stand on black."""
    image = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, 100, 100))
    palette = image.quantize(4)
    grey = Image.new("LA", (200, 100), (0, 0))

    for data, left in (
        (saved(image, "PNG"), RED),
        (saved(image, "WEBP", lossless=True), RED),
        (saved(palette, "PNG"), RED),
        (saved(image, "GIF"), RED),
        (saved(grey, "PNG"), WHITE),
    ):
        shown = opened(sizes(data)[-1].body)
        assert shown.mode == "RGB"
        assert near(shown, (0.9, 0.5), WHITE)
        assert near(shown, (0.1, 0.5), left)


def test_every_kind_of_pixels_becomes_what_a_screen_shows() -> None:
    """Printers save CMYK, scanners 16 bits of grey: neither is a reason to show nothing, or black."""
    deep = Image.new("I;16", (200, 100), 65535 // 2)
    grey = halves().convert("L")

    assert near(opened(sizes(saved(halves().convert("CMYK")))[-1].body), (0.1, 0.5), RED)
    assert near(opened(sizes(saved(deep, "PNG"))[-1].body), (0.5, 0.5), (127, 127, 127))
    assert opened(sizes(saved(grey))[-1].body).mode == "RGB"
    assert near(opened(sizes(saved(halves().convert("1"), "PNG"))[-1].body), (0.9, 0.5), (0, 0, 0))


def test_colours_are_those_that_the_profile_means() -> None:
    """A phone's wide colours look pale on a screen that is told nothing of them."""
    with_profile = opened(sizes(saved(halves(), icc_profile=_swapped_profile(), quality=95))[-1].body)
    useless = opened(sizes(saved(halves(), icc_profile=b"no profile at all"))[-1].body)

    assert near(with_profile, (0.1, 0.5), (30, 200, 30)), "red and green are exchanged by this profile"
    assert near(useless, (0.1, 0.5), RED)


def _swapped_profile() -> bytes:
    """Give sRGB's profile with its red and green exchanged, as no device has them."""
    body = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for at in range(132, 132 + 12 * struct.unpack(">I", body[128:132])[0], 12):
        name = bytes(body[at : at + 4])
        body[at : at + 4] = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}.get(name, name)
    return bytes(body)


def test_the_second_picture_of_a_phones_file_is_left_alone() -> None:
    """Such a file looks as if it moved; it is a photo with a picture of its depths behind it."""
    data = saved(halves(), "MPO", save_all=True, append_images=[Image.new("RGB", (1200, 800), "white")])

    assert near(opened(sizes(data)[-1].body), (0.1, 0.5), RED)


def test_what_is_no_photo_is_refused_by_name() -> None:
    """Each reason asks something else of the editor."""
    frames = [halves((60, 40)), halves((60, 40)).transpose(Image.Transpose.ROTATE_180)]
    whole = from_a_phone()

    assert refused(b"") == "image.format"
    assert refused(b"<svg xmlns='http://www.w3.org/2000/svg'/>") == "image.format"
    assert refused(saved(halves(), "BMP")) == "image.format"
    assert refused(saved(halves(), "TIFF")) == "image.format"
    assert refused(saved(halves(), "PDF")) == "image.format"
    assert refused(whole[: len(whole) // 2]) == "image.damaged"
    for kind in ("GIF", "PNG", "WEBP"):
        assert refused(saved(frames[0], kind, save_all=True, append_images=frames[1:])) == "image.moving"


def _bomb(width: int, height: int) -> bytes:
    """Write a PNG of a few bytes that claims to be of any size."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("width", "height"), [(100_000, 100_000), (8001, 8001), (1, 40_000), (40_000, 1), (13_400, 6700)]
)
def test_a_file_that_would_fill_the_memory_is_not_even_read(width: int, height: int) -> None:
    """A few bytes can claim a picture of gigabytes; what it claims is judged first."""
    assert width * height > MOST_PIXELS or max(width, height) > 30_000

    assert refused(_bomb(width, height)) == "image.pixels"


def test_a_jpeg_in_layers_or_a_webp_may_have_fewer_pixels() -> None:
    """Their readers keep the whole picture; what the head claims is judged first."""
    plain, layers = saved(halves((64, 48))), saved(halves((64, 48)), progressive=True)
    phone = saved(halves((64, 48)), "MPO", save_all=True, append_images=[halves((64, 48))])
    at = plain.index(b"\xff\xda")
    in_turn = plain[: at + 4] + b"\x01" + plain[at + 5 :]

    for as_large_as_any in (_claiming(plain, 16_320, 12_240), _claiming(phone, 16_320, 12_240)):
        assert [size.width for size in sizes(as_large_as_any)] == [480, 960, 1600]
    assert refused(_claiming(plain, 17_000, 13_000)) == "image.pixels"
    assert refused(_claiming(plain, 2_500, 29_000)) == "image.pixels", "no half of it is wide enough"
    assert refused(_claiming(layers, 16_320, 12_240)) == "image.pixels"
    assert refused(_claiming(in_turn, 16_320, 12_240)) == "image.pixels"
    assert refused(saved(Image.new("L", (8000, 4001)), "WEBP", method=0)) == "image.pixels"


def _claiming(jpeg: bytes, width: int, height: int) -> bytes:
    """Let the head of a JPEG claim other measures."""
    at = next(at for mark in (b"\xff\xc0", b"\xff\xc2") if (at := jpeg.find(mark)) > 0)
    return jpeg[: at + 5] + struct.pack(">HH", height, width) + jpeg[at + 9 :]


@pytest.mark.parametrize(
    ("kind", "mode", "size", "mebibytes"),
    [
        ("JPEG", "RGB", (16_320, 12_240), 100),
        ("PNG", "RGBA", (8000, 8000), 640),
        ("PNG", "I;16", (8000, 8000), 300),
        ("WEBP", "RGBA", (8000, 4000), 700),
    ],
)
def test_the_largest_photos_stay_within_the_memory_that_we_name(
    tmp_path: Path, kind: str, mode: str, size: tuple[int, int], mebibytes: int
) -> None:
    """A phone of 200 million pixels is nothing special, and a server may have little memory."""
    photo = tmp_path / "photo"
    options = {"WEBP": {"method": 0, "lossless": True}, "PNG": {"compress_level": 1}}.get(kind, {})
    Image.new(mode, size).save(photo, kind, **options)
    code = (
        "import pathlib, resource, sys\nfrom publisher.channels.photo.develop import developed\n"
        "most = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\nbefore = most()\n"
        "made = developed(pathlib.Path(sys.argv[1]).read_bytes(), (480, 960, 1600), 80)\n"
        "print([size.width for size in made], (most() - before) // 1024)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(photo)], check=True, capture_output=True, text=True
    )

    widths, _, taken = done.stdout.strip().rpartition(" ")
    assert widths == "[480, 960, 1600]"
    assert int(taken) < mebibytes


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_whatever_the_bytes_there_is_a_photo_or_a_reason(kind: str) -> None:
    """A reader of pictures that falls over would stop the whole build."""
    chance = random.Random(kind)  # noqa: S311  # the same faults in every run
    options = {"exif": from_a_phone((40, 30))[20:200]} if kind == "JPEG" else {}
    whole = saved(halves((40, 30)), kind, **options)
    outcomes: set[int | str] = set()
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            outcomes.add(len(sizes(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]))))
        except SeedError as error:
            outcomes.add(error.code)

    assert outcomes >= {1, "image.damaged", "image.format"}


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x10\0\0\0WEBP"]),
)
def test_noise_is_no_photo(noise: bytes, head: bytes) -> None:
    """With the first bytes of one, either."""
    assert refused(head + noise) in {"image.format", "image.damaged", "image.pixels", "image.moving"}


@pytest.mark.parametrize(
    "line", ["widths = []", "widths = [0]", "widths = [9999]", "quality = 100", "quality = 0"]
)
def test_sizes_that_nobody_can_see_are_refused(tmp_path: Path, line: str) -> None:
    """A slip in channel.toml is named with its line."""
    folder = tmp_path / "photo"
    folder.mkdir()
    (folder / "channel.toml").write_text(f'kind = "photo"\n{line}\n', encoding="utf-8")

    with pytest.raises(SettingsError) as caught:
        channel(folder, SITE)

    assert (caught.value.code, caught.value.line) == ("key.choice", 2)
    assert channel(TEMPLATES / "photo", SITE).kind == "photo"
