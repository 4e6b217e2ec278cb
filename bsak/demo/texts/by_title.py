"""The example texts of the demo, by group, kind and title as they stand in the register."""

from collections.abc import Mapping
from types import MappingProxyType

from bsak.demo.texts.kb_payments import PAYMENTS
from bsak.demo.texts.kk_communication import COMMUNICATION
from bsak.demo.texts.kk_press_contacts import PRESS
from bsak.demo.texts.mt_heat_failure import HEAT_FAILURE
from bsak.demo.texts.mt_power_failure import POWER_FAILURE
from bsak.demo.texts.mt_recycling_site import RECYCLING_SITE
from bsak.demo.texts.mt_subplan import ENGINEERING
from bsak.demo.texts.mt_water import WATER
from bsak.demo.texts.mt_weather import WEATHER
from bsak.demo.texts.sk_children import CHILDREN
from bsak.demo.texts.sk_fire import FIRE
from bsak.demo.texts.sk_intruder import INTRUDER
from bsak.demo.texts.sk_staff import STAFF
from bsak.demo.texts.sk_subplan import SCHOOLS
from bsak.demo.texts.sk_utilities import UTILITIES
from bsak.demo.texts.sk_water_accident import WATER_ACCIDENT
from bsak.plans.wording import Wording

TEXTS: Mapping[tuple[str, str, str], Wording] = MappingProxyType(
    {
        ("KK", "action_card", "Kommunikationsberedskab"): COMMUNICATION,
        ("KB", "action_card", "Svigt af udbetalinger"): PAYMENTS,
        (
            "MT",
            "action_card",
            "Kemikalieudheld eller brand i container på Genbrugsstationen",
        ): RECYCLING_SITE,
        ("MT", "action_card", "Svigt/forurening af vandforsyning"): WATER,
        ("MT", "action_card", "Ekstreme vejrforhold"): WEATHER,
        ("SK", "action_card", "Utilsigtede hændelser for børn"): CHILDREN,
        ("SK", "action_card", "Utilsigtede hændelser for ansat eller pårørende"): STAFF,
        ("SK", "action_card", "Fremmed trænger ind på legeplads eller i husene"): INTRUDER,
        ("SK", "action_card", "Forsyningssvigt (el, vand og varme)"): UTILITIES,
        ("SK", "action_card", "Sejlads- og badeulykker"): WATER_ACCIDENT,
        ("SK", "action_card", "Brand"): FIRE,
        ("MT", "subplan", "Delplan for krisegruppen Miljø, Teknik & Drift"): ENGINEERING,
        ("SK", "subplan", "Delplan for krisegruppen Skoler & Dagtilbud"): SCHOOLS,
        ("MT", "contingency_plan", "Strømsvigt"): POWER_FAILURE,
        ("MT", "contingency_plan", "Svigt af varmeforsyning"): HEAT_FAILURE,
        (
            "KK",
            "contact_list",
            "Kommunikationskonsulentens kontaktliste til lokal- og regionspresse",
        ): PRESS,
    }
)
