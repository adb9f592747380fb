"""Looks for what PDF/A-2b (ISO 19005-2) forbids in the PDF files it is given, and prints a line for each finding.

Numbers in front of a rule are the clauses of ISO 19005-2:2011. It is no veraPDF: docs/pdf-a.md says what it leaves out.
"""

import io
import re
import sys
import xml.etree.ElementTree as ElementTree

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Stream

KNOWN_OPERATORS = set(
    "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l M m MP n q Q re RG rg"
    " ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \" INLINE IMAGE".split()
)
BLENDS = set(
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion"
    " Hue Saturation Color Luminosity".split()
)
FORBIDDEN_ACTIONS = set(
    "Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript".split()
)
ANNOTATIONS = set("Link Widget Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Stamp Popup".split())
NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}


class Judge:
    def __init__(self, path):
        self.path = path
        self.bytes = open(path, "rb").read()
        self.pdf = pikepdf.open(path)
        self.found = []
        self.uses = {}

    def say(self, clause, words):
        finding = f"{clause} {words}"
        if finding not in self.found:
            self.found.append(finding)

    def run(self):
        self.structure()
        self.objects()
        self.catalogue()
        self.metadata()
        self.pages()
        self.fonts()
        return self.found

    # 6.1: the file itself.
    def structure(self):
        data = self.bytes
        if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", data):
            self.say("6.1.2", "the header lacks its second line of four bytes above 127")
        if "/ID" not in self.pdf.trailer or len(self.pdf.trailer.ID) != 2:
            self.say("6.1.3", "the trailer has no ID")
        if "/Encrypt" in self.pdf.trailer:
            self.say("6.1.3", "the file is encrypted")
        if data[data.rindex(b"%%EOF") + 5 :].strip(b"\r\n"):
            self.say("6.1.3", "something stands behind the end of the file")
        if not re.search(rb"\nstartxref\r?\n\d+\r?\n%%EOF\r?\n?$", data):
            self.say("6.1.3", "the end of the file has another form")
        for match in re.finditer(rb"(?<![a-z])stream(\r\n|\n|.)", data, re.S):
            if match[1] not in (b"\r\n", b"\n"):
                self.say("6.1.7.1", "stream is not followed by an end of line")
        for line in re.findall(rb"\nxref(.{1,20})", data, re.S):
            if not re.match(rb"\r?\n\d+ \d+", line):
                self.say("6.1.4", "the table of cross-references has another form")
        for start in re.finditer(rb"\n(\d+)([ \t\r\n]+)(\d+)([ \t\r\n]+)obj(.)", data, re.S):
            if (start[2], start[4]) != (b" ", b" ") or start[5] not in b"\r\n":
                self.say("6.1.9", "an object begins in another form")

    def objects(self):
        if len(self.pdf.objects) > 8_388_607:
            self.say("6.1.13", "too many objects")
        for thing in self.pdf.objects:
            self.look(thing, 0)

    def look(self, thing, depth):
        if depth > 40:
            return
        if isinstance(thing, Stream):
            self.stream(thing)
            thing = thing.stream_dict if hasattr(thing, "stream_dict") else thing
        if isinstance(thing, (Dictionary, Stream)):
            for key in thing.keys():
                if len(key.encode()) > 128:
                    self.say("6.1.13", "a name is too long")
                value = thing.get(key)
                if not getattr(value, "is_indirect", False):
                    self.look(value, depth + 1)
            if str(thing.get("/Type", "")) == "/Action" or "/S" in thing and "/Next" in thing:
                self.action(thing)
        elif isinstance(thing, Array):
            for value in thing:
                if not getattr(value, "is_indirect", False):
                    self.look(value, depth + 1)
        elif isinstance(thing, pikepdf.String) and len(bytes(thing)) > 32_767:
            self.say("6.1.13", "a string is too long")
        elif isinstance(thing, int) and not isinstance(thing, bool) and abs(thing) > 2_147_483_647:
            self.say("6.1.13", "a number is too large")

    def stream(self, stream):
        for key in ("/F", "/FFilter", "/FDecodeParams"):
            if key in stream.stream_dict and str(stream.get("/Type", "")) != "/Font":
                self.say("6.1.7.1", f"a stream lies outside of the file ({key})")
        filters = stream.get("/Filter", Array())
        for kind in filters if isinstance(filters, Array) else [filters]:
            if str(kind) in ("/LZWDecode", "/Crypt"):
                self.say("6.1.7.2", f"{kind} is used")
        kind = str(stream.get("/Subtype", ""))
        if kind == "/Image":
            self.image(stream)
        elif kind == "/Form":
            for key in ("/OPI", "/Subtype2", "/PS", "/Ref"):
                if key in stream.stream_dict:
                    self.say("6.2.9", f"a form has {key}")
        elif kind == "/PS":
            self.say("6.2.9", "there is PostScript")

    def image(self, image):
        for key in ("/Alternates", "/OPI"):
            if key in image.stream_dict:
                self.say("6.2.8", f"an image has {key}")
        if image.get("/Interpolate", False):
            self.say("6.2.8", "an image is smoothed")
        if not image.get("/ImageMask", False) and int(image.get("/BitsPerComponent", 8)) not in (1, 2, 4, 8, 16):
            self.say("6.2.8", "an image has odd points")
        if "CMYK" in str(image.get("/ColorSpace", "")):
            self.say("6.2.4", "an image is in CMYK without profile")
        if "JPX" in str(image.get("/Filter", "")):
            self.say("6.2.8.3", "JPEG 2000 is not judged")

    def action(self, action):
        kind = str(action.get("/S", "/"))[1:]
        if kind in FORBIDDEN_ACTIONS:
            self.say("6.5.1", f"an action {kind}")
        if kind == "Named" and str(action.get("/N")) not in ("/NextPage", "/PrevPage", "/FirstPage", "/LastPage"):
            self.say("6.5.1", "a named action of another kind")

    # 6.2.3 and 6.11: what holds for the whole document.
    def catalogue(self):
        root = self.pdf.Root
        for key in ("/AA", "/Requirements", "/AlternatePresentations", "/NeedsRendering"):
            if key in root:
                self.say("6.5.2", f"the catalogue has {key}")
        if "/Names" in root and "/EmbeddedFiles" in root.Names:
            self.say("6.8", "there are files in the file")
        if "/Names" in root and "/JavaScript" in root.Names:
            self.say("6.5.1", "there is JavaScript")
        if "/OCProperties" in root:
            self.say("6.9", "optional content is not judged")
        for key in root.get("/Perms", Dictionary()).keys():
            if key not in ("/UR3", "/DocMDP"):
                self.say("6.1.12", f"the permissions have {key}")
        form = root.get("/AcroForm", Dictionary())
        if "/XFA" in form or form.get("/NeedAppearances", False):
            self.say("6.4.2", "the form has XFA or leaves its looks to the reader")
        intents = [x for x in root.get("/OutputIntents", Array()) if str(x.get("/S")) == "/GTS_PDFA1"]
        if len(intents) != 1:
            self.say("6.2.3", "there is not one output intent")
            return
        profile = intents[0].DestOutputProfile
        data = profile.read_bytes()
        if int(profile.N) != 3 or data[16:20] != b"RGB " or data[36:40] != b"acsp" or data[12:16] not in (b"mntr", b"prtr"):
            self.say("6.2.3", "the profile is none of a screen or printer in RGB")
        if int.from_bytes(data[:4], "big") != len(data) or data[8] not in (2, 4):
            self.say("6.2.3", "the profile is broken or of an unknown version")
        count = int.from_bytes(data[128:132], "big")
        for index in range(count):
            entry = data[132 + 12 * index : 144 + 12 * index]
            start, length = int.from_bytes(entry[4:8], "big"), int.from_bytes(entry[8:12], "big")
            if start + length > len(data):
                self.say("6.2.3", "a tag of the profile lies outside of it")

    # 6.6: metadata, and that they say the same as the information dictionary.
    def metadata(self):
        stream = self.pdf.Root.get("/Metadata")
        if stream is None:
            return self.say("6.6.2.1", "there are no metadata")
        if str(stream.get("/Type")) != "/Metadata" or str(stream.get("/Subtype")) != "/XML":
            self.say("6.6.2.1", "the metadata are not marked as such")
        text = stream.read_bytes().decode("utf-8")
        header = re.match(r"<\?xpacket begin=[\"']\ufeff?[\"'] id=[\"']W5M0MpCehiHzreSzNTczkc9d[\"']\?>", text)
        if not header:
            self.say("6.6.2.1", "the packet of metadata begins in another way")
        root = ElementTree.fromstring(re.sub(r"<\?xpacket[^>]*\?>", "", text).strip())
        values = {}
        for description in root.iter(f"{{{NAMESPACES['rdf']}}}Description"):
            for child in description:
                space, _, name = child.tag[1:].partition("}")
                short = {v: k for k, v in NAMESPACES.items()}.get(space)
                if short is None:
                    self.say("6.6.2.3", f"a property of an unknown schema: {child.tag}")
                words = [x.text or "" for x in child.iter(f"{{{NAMESPACES['rdf']}}}li")] or [child.text or ""]
                values[f"{short}:{name}"] = "; ".join(words)
        if (values.get("pdfaid:part"), values.get("pdfaid:conformance")) != ("2", "B"):
            self.say("6.6.4", "the file does not say that it is PDF/A-2b")
        information = self.pdf.trailer.get("/Info", Dictionary())
        for key, name in {
            "/Title": "dc:title",
            "/Author": "dc:creator",
            "/Subject": "dc:description",
            "/Keywords": "pdf:Keywords",
            "/Creator": "xmp:CreatorTool",
            "/Producer": "pdf:Producer",
        }.items():
            if key in information and str(information[key]) != values.get(name):
                self.say("6.6.3", f"{key} says something else than {name}")
        for key, name in {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}.items():
            if key in information and self.moment(str(information[key])) != values.get(name):
                self.say("6.6.3", f"{key} says something else than {name}")

    @staticmethod
    def moment(text):
        match = re.match(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)'(\d\d)'?$", text)
        return match and "{}-{}-{}T{}:{}:{}{}:{}".format(*match.groups())

    # 6.2 and 6.3: what stands on the pages.
    def pages(self):
        for page in self.pdf.pages:
            for key in ("/AA", "/PresSteps"):
                if key in page:
                    self.say("6.10", f"a page has {key}")
            left, bottom, right, top = map(float, page.mediabox)
            if not all(3 <= side <= 14_400 for side in (right - left, top - bottom)):
                self.say("6.1.13", "a page is too small or too large")
            if "/Resources" not in page.obj:
                self.say("6.2.2", "a page has no resources of its own")
            self.group(page.obj)
            self.content(page.obj, page.obj.get("/Resources", Dictionary()), 0)
            for annotation in page.get("/Annots", Array()):
                self.annotation(annotation)

    def group(self, holder):
        space = holder.get("/Group", Dictionary()).get("/CS")
        if space is not None and "CMYK" in str(space):
            self.say("6.2.10", "transparency is mixed in CMYK")

    def annotation(self, annotation):
        kind = str(annotation.get("/Subtype", "/"))[1:]
        if kind not in ANNOTATIONS:
            self.say("6.3.1", f"an annotation {kind}")
        if kind == "Popup":
            return
        flags = annotation.get("/F")
        if flags is None:
            self.say("6.3.2", f"a {kind} has no flags")
        elif not int(flags) & 4 or int(flags) & (1 | 2 | 32 | 256):
            self.say("6.3.2", f"a {kind} is not printed or not seen")
        width = [float(x) for x in annotation.Rect]
        is_empty = width[0] == width[2] and width[1] == width[3]
        looks = annotation.get("/AP")
        if looks is None:
            if kind not in ("Link", "Popup") and not is_empty:
                self.say("6.3.3", f"a {kind} has no appearance")
        else:
            if list(looks.keys()) != ["/N"]:
                self.say("6.3.3", f"a {kind} has other looks than one")
            if isinstance(looks.N, Stream):
                if "/Resources" not in looks.N.stream_dict:
                    self.say("6.2.2", "an appearance has no resources")
                self.content(looks.N, looks.N.get("/Resources", Dictionary()), 0)
        if "/AA" in annotation or kind == "Widget" and "/A" in annotation:
            self.say("6.4.1", f"a {kind} has actions")
        if "/A" in annotation:
            self.action(annotation.A)

    def content(self, holder, resources, nesting):
        if nesting > 12:
            return self.say("6.2.9", "forms lie in forms too deeply")
        for state in resources.get("/ExtGState", Dictionary()).values():
            self.state(state)
        for space in resources.get("/ColorSpace", Dictionary()).values():
            if "CMYK" in repr(space) or "Separation" in repr(space) or "DeviceN" in repr(space):
                self.say("6.2.4", "a colour of another kind than grey and RGB")
        depth, font, mode = 0, None, 0
        stack = []
        for operands, operator in pikepdf.parse_content_stream(holder):
            name = str(operator)
            if name not in KNOWN_OPERATORS:
                self.say("6.2.2", f"the operator {name}")
            elif name == "q":
                depth += 1
                stack.append((font, mode))
                if depth > 28:
                    self.say("6.1.13", "states of graphics lie too deeply")
            elif name == "Q":
                depth -= 1
                font, mode = stack.pop() if stack else (None, 0)
            elif name in ("K", "k"):
                self.say("6.2.4", "a colour in CMYK")
            elif name == "ri" and str(operands[0])[1:] not in (
                "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation",
            ):
                self.say("6.2.6", "a rendering intent of another kind")
            elif name == "Tf":
                font = resources.Font[str(operands[0])]
            elif name == "Tr":
                mode = int(operands[0])
            elif name in ("Tj", "'", '"'):
                self.use(font, operands[-1], mode)
            elif name == "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        self.use(font, part, mode)
            elif name == "Do":
                thing = resources.XObject[str(operands[0])]
                if str(thing.get("/Subtype")) == "/Form":
                    self.group(thing)
                    if "/Resources" not in thing.stream_dict:
                        self.say("6.2.2", "a form has no resources of its own")
                    self.content(thing, thing.get("/Resources", Dictionary()), nesting + 1)
        if depth != 0:
            self.say("6.2.2", "states of graphics are left open")

    def state(self, state):
        for key in ("/TR", "/HTP"):
            if key in state:
                self.say("6.2.5", f"a state has {key}")
        if "/TR2" in state and str(state.TR2) != "/Default":
            self.say("6.2.5", "a state has TR2")
        blend = state.get("/BM", Name("/Normal"))
        for kind in blend if isinstance(blend, Array) else [blend]:
            if str(kind)[1:] not in BLENDS:
                self.say("6.2.10", f"the blend mode {kind}")

    def use(self, font, text, mode):
        if font is None:
            return self.say("6.2.11", "text without a font")
        entry = self.uses.setdefault(font.objgen, (font, set()))
        if mode == 3:
            return
        data = bytes(text)
        if str(font.get("/Subtype")) == "/Type0":
            entry[1].update(data[i] << 8 | data[i + 1] for i in range(0, len(data) - 1, 2))
        else:
            entry[1].update(data)

    # 6.2.11: fonts that are used.
    def fonts(self):
        for font, codes in self.uses.values():
            name = str(font.get("/BaseFont"))
            if not re.match(r"/[A-Z]{6}\+", name):
                self.say("6.2.11.4", f"{name} is not marked as a subset")
            tounicode = font.get("/ToUnicode")
            if tounicode is None:
                self.say("6.2.11.7", f"{name} does not say what its shapes mean")
            else:
                self.meaning(name, tounicode.read_bytes(), codes, str(font.Subtype) == "/Type0")
            if str(font.Subtype) == "/Type0":
                self.composite(name, font, codes)
            elif str(font.Subtype) == "/TrueType":
                self.simple(name, font, codes)
            else:
                self.say("6.2.11", f"{name} is of a kind that is not judged")

    def meaning(self, name, cmap, codes, is_wide):
        text = cmap.decode("latin-1")
        known = {}
        for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
            for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                known[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be")
        for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
            for first, last, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                for code in range(int(first, 16), int(last, 16) + 1):
                    known[code] = chr(int(value, 16) + code - int(first, 16))
        for code in codes:
            if known.get(code, "\0") in ("", "\0", "\ufeff", "\ufffe"):
                self.say("6.2.11.7", f"{name} does not say what {code:#x} means")

    def program(self, name, descriptor):
        if "/FontFile2" not in descriptor:
            self.say("6.2.11.4", f"{name} is not embedded as TrueType")
            return None
        data = descriptor.FontFile2.read_bytes()
        if int(descriptor.FontFile2.get("/Length1", -1)) != len(data):
            self.say("6.2.11.4", f"{name} says another length than it has")
        return TTFont(io.BytesIO(data), lazy=False, ignoreDecompileErrors=False, checkChecksums=0)

    def width(self, name, program, glyph, said, code):
        units = program["head"].unitsPerEm
        order = program.getGlyphOrder()
        if glyph >= len(order):
            return self.say("6.2.11.4", f"{name} has no shape for {code:#x}")
        real = program["hmtx"][order[glyph]][0] * 1000 / units
        if abs(real - said) > 1:
            self.say("6.2.11.5", f"{name}: {code:#x} is {said} wide, its shape {real:.1f}")

    def composite(self, name, font, codes):
        if str(font.Encoding) not in ("/Identity-H", "/Identity-V"):
            self.say("6.2.11.3", f"{name} has a map of codes that is not judged")
        below = font.DescendantFonts[0]
        info = below.CIDSystemInfo
        if (bytes(info.Registry), bytes(info.Ordering)) != (b"Adobe", b"Identity"):
            self.say("6.2.11.3", f"{name} is of another collection")
        mapping = below.get("/CIDToGIDMap")
        if mapping is None or isinstance(mapping, Name) and mapping != Name.Identity:
            self.say("6.2.11.3.2", f"{name} does not say which shape a code has")
        glyphs = mapping.read_bytes() if isinstance(mapping, Stream) else None
        program = self.program(name, below.FontDescriptor)
        if program is None:
            return
        widths = {}
        entries = list(below.get("/W", Array()))
        while entries:
            first = int(entries.pop(0))
            second = entries.pop(0)
            if isinstance(second, Array):
                widths.update({first + i: float(w) for i, w in enumerate(second)})
            else:
                value = float(entries.pop(0))
                widths.update({code: value for code in range(first, int(second) + 1)})
        present = below.FontDescriptor.get("/CIDSet")
        present = present.read_bytes() if present is not None else None
        for code in codes:
            glyph = int.from_bytes(glyphs[2 * code : 2 * code + 2], "big") if glyphs else code
            if glyph == 0:
                self.say("6.2.11.8", f"{name} shows .notdef")
            self.width(name, program, glyph, widths.get(code, float(below.get("/DW", 1000))), code)
            if present is not None and not (code // 8 < len(present) and present[code // 8] & 128 >> code % 8):
                self.say("6.2.11.4.2", f"{name}: its list of shapes lacks {code}")

    def simple(self, name, font, codes):
        flags = int(font.FontDescriptor.Flags)
        if bool(flags & 4) == bool(flags & 32):
            self.say("6.2.11.6", f"{name} is both symbolic and not")
        program = self.program(name, font.FontDescriptor)
        if program is None:
            return
        if "cmap" not in program:
            return self.say("6.2.11.6", f"{name} has no cmap")
        tables = {(x.platformID, x.platEncID): x.cmap for x in program["cmap"].tables}
        if flags & 32:
            if str(font.get("/Encoding")) not in ("/WinAnsiEncoding", "/MacRomanEncoding"):
                self.say("6.2.11.6", f"{name} has another encoding")
            if not {(3, 1), (1, 0)} & tables.keys():
                self.say("6.2.11.6", f"{name} has no cmap for letters: {sorted(tables)}")
        elif len(tables) != 1 and (3, 0) not in tables:
            self.say("6.2.11.6", f"{name} has several cmaps")
        first = int(font.FirstChar)
        for code in codes:
            glyph = None
            if (3, 1) in tables:
                glyph = tables[3, 1].get(ord(bytes([code]).decode("cp1252", "replace")))
            if glyph is None and (1, 0) in tables:
                glyph = tables[1, 0].get(code)
            if glyph is None and (3, 0) in tables:
                glyph = tables[3, 0].get(code) or tables[3, 0].get(0xF000 + code)
            if glyph is None:
                self.say("6.2.11.8", f"{name} shows .notdef for {code:#x}")
                continue
            self.width(name, program, program.getGlyphID(glyph), float(font.Widths[code - first]), code)


status = 0
for path in sys.argv[1:]:
    for finding in Judge(path).run():
        print(f"{path}: {finding}" if len(sys.argv) > 2 else finding)
        status = 1
sys.exit(status)
