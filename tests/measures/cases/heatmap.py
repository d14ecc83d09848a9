"""How each case of heatmap.json is put to the measures."""

from uxcx.measures import heatmap

CALLS = {
    "area_by_hand": lambda i: heatmap.share_in_area(i["x"], i["y"], i["area"]).estimate,
    "density_by_hand": lambda i: heatmap.click_density(**i).counts.tolist(),
}
