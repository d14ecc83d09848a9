"""How each case of accessibility.json is put to the measures."""

from uxcx.measures import accessibility


def ratio(i):
    return accessibility.contrast(i["fg"], i["bg"]).ratio


def luminance(i):
    return accessibility.relative_luminance([255 * part for part in i["rgb01"]])


def readable(i):
    pairs = (accessibility.contrast(*pair) for pair in i["pairs"])
    return ["readable" if contrast.aa_normal else "not readable" for contrast in pairs]


def grey(i):
    contrast = accessibility.contrast(tuple(i["fg"]), tuple(i["bg"]))
    words = {True: "passes", False: "fails"}
    return [f"{words[contrast.aa_normal]} normal", f"{words[contrast.aa_large]} large"]


CALLS = {
    "contrast_alpha": ratio,
    "contrast_axe_grey": grey,
    "contrast_bw": ratio,
    "contrast_green_blue": ratio,
    "contrast_greys": lambda i: [ratio({"fg": fg, "bg": i["bg"]}) for fg in i["fg"]],
    "contrast_same": ratio,
    "contrast_tinycolor": readable,
    "luminance_001": luminance,
    "luminance_010": luminance,
    "luminance_100": luminance,
    "nearest_grey_on_white": lambda i: accessibility.nearest_passing(i["fg"], i["bg"]),
}
