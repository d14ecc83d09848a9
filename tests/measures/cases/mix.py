"""How each case of mix.json is put to the measures."""

from uxcx.measures import mix


def das_gupta(i):
    columns = (i[f"{what}_{year}"] for year in (1970, 1985) for what in ("size", "rate"))
    shift = mix.mix_shift(*columns, unit="deaths a thousand")
    return [shift.before, shift.after, shift.within, shift.mix, shift.change]


def shift(i, convention="midpoint"):
    columns = (i[f"{what}_{when}"] for when in ("before", "after") for what in ("size", "rate"))
    return mix.mix_shift(*columns, convention=convention, unit="percent")


def midpoint(i):
    found = shift(i)
    return [found.before, found.after, found.within, found.mix]


def three_fold(i):
    found = shift(i, "three-fold")
    return [found.before, found.after, found.within, found.mix, found.interaction]


CALLS = {
    "dasgupta_5_3": das_gupta,
    "mix_devices": midpoint,
    "mix_devices_threefold": three_fold,
}
