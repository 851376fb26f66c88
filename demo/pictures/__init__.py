"""The demonstration's illustrations, drawn by program: every picture comes from its name alone."""

from collections.abc import Callable

from PIL import Image

from demo.pictures import customs, fields, groves, portraits, ports, rooms, waterside
from demo.pictures.canvas import LANDSCAPE, PORTRAIT, Canvas

SCENES: dict[str, Callable[[Canvas], None]] = {
    "car-quay": ports.car_quay,
    "brussels-door": rooms.brussels_door,
    "two-telephones": rooms.two_telephones,
    "reef-boats": waterside.reef_boats,
    "campus-autumn": groves.campus_autumn,
    "bamboo-grove": groves.bamboo_grove,
    "gas-flare-dusk": fields.gas_flare_dusk,
    "solar-plain": fields.solar_plain,
    "empty-hall": rooms.empty_hall,
    "red-pencil-text": rooms.red_pencil_text,
    "geneva-lake": waterside.geneva_lake,
    "harbour-night": waterside.harbour_night,
    "rotterdam-cranes": ports.rotterdam_cranes,
    "kuliang-hills": fields.kuliang_hills,
    "cargo-dawn": ports.cargo_dawn,
    "capital-summer": fields.capital_summer,
    "drum-festival": customs.drum_festival,
    "noodle-shop": customs.noodle_shop,
    "paper-fan": customs.paper_fan,
}

NAMES: tuple[str, ...] = (*SCENES, *(f"portrait-{person}" for person in portraits.SITTERS))


def draw(name: str) -> Image.Image:
    """Draw the named picture: 1600 by 1000, or 900 by 1100 for a portrait."""
    if name in SCENES:
        canvas = Canvas(name, LANDSCAPE)
        SCENES[name](canvas)
    elif name in NAMES:
        canvas = Canvas(name, PORTRAIT)
        portraits.head_and_shoulders(canvas, portraits.SITTERS[name.removeprefix("portrait-")])
    else:
        raise KeyError(f"There is no picture called {name!r}.")
    return canvas.finish()
