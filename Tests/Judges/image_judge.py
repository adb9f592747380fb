"""Makes pictures as cameras do (task `make FOLDER`), looks at PDFs made of them (task `look FILE`), and says what a picture
tells besides itself (task `tell FILE`).

`look` prints, for each page, width and height in points and the colours near the corners of the picture: upper left, upper
right, lower left, lower right, as r, g, b, y (yellow), w (white) or the three numbers.
"""

import hashlib
import io
import pathlib
import shutil
import subprocess
import sys

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

# What turns a picture back that a camera has turned.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
COLOURS = {"r": (200, 0, 0), "g": (0, 160, 0), "b": (0, 0, 200), "y": (220, 220, 0), "w": (255, 255, 255)}


def upright(width=600, height=400, mode="RGB"):
    picture = Image.new("RGB", (width, height), COLOURS["w"])
    draw = ImageDraw.Draw(picture)
    for name, (x, y) in {"r": (0, 0), "g": (1, 0), "b": (0, 1), "y": (1, 1)}.items():
        left, top = x * width // 2, y * height // 2
        draw.rectangle([left, top, left + width // 2, top + height // 2], fill=COLOURS[name])
    return picture.convert(mode)


def exif(orientation=1):
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = "THUBON-CAMERA"
    tags[0x8825] = {1: "N", 2: (15.0, 52.0, 11.5), 3: "E", 4: (107.0, 29.0, 3.2)}
    return tags


def make(folder):
    for orientation in range(1, 9):
        picture = upright()
        if orientation in TURNS:
            picture = picture.transpose(TURNS[orientation])
        picture.save(folder / f"turned-{orientation}.jpg", quality=92, exif=exif(orientation))
    upright(3000, 4000).save(folder / "phone.jpg", quality=90, exif=exif(1), progressive=True)
    upright(mode="L").save(folder / "grey.jpg")
    upright(mode="CMYK").save(folder / "ink.jpg")
    upright().save(folder / "plain.png")
    upright(mode="P").save(folder / "palette.png")
    upright(mode="L").save(folder / "grey.png")
    upright(60, 40).save(folder / "small.png")
    clear = upright(mode="RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(clear.size))
    clear.save(folder / "clear.png")
    whole = (folder / "plain.png").read_bytes()
    (folder / "cut.png").write_bytes(whole[: len(whole) // 2])
    (folder / "bomb.png").write_bytes(whole[:16] + (65000).to_bytes(4, "big") * 2 + whole[24:])
    whole = (folder / "turned-1.jpg").read_bytes()
    (folder / "cut.jpg").write_bytes(whole[: len(whole) * 2 // 3])
    (folder / "head.jpg").write_bytes(whole[:200])
    buffer = io.BytesIO()
    upright(1200, 1200).save(buffer, "JPEG", progressive=True)
    scans = buffer.getvalue()
    start = scans.rindex(b"\xff\xda")
    (folder / "scans.jpg").write_bytes(scans[:-2] + scans[start:-2] * 2000 + scans[-2:])
    (folder / "text.jpg").write_bytes(b"\xff\xd8\xff" + b"a" * 4000)
    told(folder)
    (folder / "page.pdf").write_bytes(b"%PDF-1.4\n")


def told(folder):
    """Pictures that tell all they can: place, camera, words, a thumbnail, and a second picture behind the first."""
    tags = exif(6)
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- THUBON-XMP exif:GPSLatitude="15,52.19N" --></x:xmpmeta>'
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    lying = upright(1500, 1000).transpose(TURNS[6])
    for name, progressive in {"told": False, "told-progressive": True}.items():
        buffer = io.BytesIO()
        lying.save(
            buffer, "JPEG", exif=tags, xmp=xmp, comment=b"THUBON-COMMENT", icc_profile=profile,
            progressive=progressive, restart_marker_blocks=7,
        )
        second = (folder / "turned-6.jpg").read_bytes()
        (folder / f"{name}.jpg").write_bytes(buffer.getvalue() + second + b"THUBON-FILM")
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "THUBON-COMMENT")
    words.add_itxt("XML:com.adobe.xmp", xmp.decode())
    upright(mode="P").save(folder / "told.png", exif=tags, pnginfo=words, icc_profile=profile)
    with open(folder / "told.png", "ab") as file:
        file.write(b"THUBON-FILM")
    if shutil.which("heif-enc"):
        (folder / "for-heic.jpg").write_bytes(buffer.getvalue())
        subprocess.run(
            ["heif-enc", "-o", folder / "told.heic", folder / "for-heic.jpg"], check=True, capture_output=True
        )


def tell(file):
    """What a picture tells besides itself, and a hash of its points."""
    if open(file, "rb").read(12)[4:8] == b"ftyp":
        plain = file + ".png"
        subprocess.run(["heif-convert", "--with-exif", "--with-xmp", file, plain], check=True, capture_output=True)
        file = plain
    with Image.open(file) as picture:
        tags = picture.getexif()
        said = sorted(key for key in picture.info if key in ("exif", "xmp", "comment", "Comment", "XML:com.adobe.xmp"))
        colours = "icc" if "icc_profile" in picture.info else "-"
        points = hashlib.sha256(picture.convert("RGB").tobytes()).hexdigest()
        print(tags.get(0x0112, 1), len(tags.get_ifd(0x8825)), ",".join(said) or "-", colours, points)


def look(file):
    pages = []
    for line in subprocess.run(
        ["pdfinfo", "-l", "-1", file], check=True, capture_output=True, text=True
    ).stdout.splitlines():
        words = line.split()
        if len(words) > 5 and words[0] == "Page" and words[2] == "size:":
            pages.append((float(words[3]), float(words[5])))
    for number, (width, height) in enumerate(pages, 1):
        image = subprocess.run(
            ["pdftoppm", "-r", "36", "-f", str(number), "-l", str(number), file], check=True, capture_output=True
        ).stdout
        page = Image.open(io.BytesIO(image)).convert("RGB")
        # The picture without the white around it.
        box = page.point(lambda value: 255 - value).getbbox() or (0, 0, *page.size)
        picture = page.crop(box)
        corners = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
        names = []
        for x, y in corners:
            point = picture.getpixel((int(picture.width * x), int(picture.height * y)))
            near = [name for name, colour in COLOURS.items() if max(abs(a - b) for a, b in zip(point, colour)) < 40]
            names.append(near[0] if near else "/".join(map(str, point)))
        print(f"{width:.0f} {height:.0f} {' '.join(names)}")


if sys.argv[1] == "make":
    make(pathlib.Path(sys.argv[2]))
elif sys.argv[1] == "tell":
    tell(sys.argv[2])
else:
    look(sys.argv[2])
