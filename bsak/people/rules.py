"""What an account, a password and a sign-in must satisfy."""

from bsak.kernel.access import Permission
from bsak.kernel.words import _
from bsak.people.models import User

SHORTEST_PASSWORD = 12
# Wrong passwords within WINDOW_MINUTES before more are refused. The limit for one account from
# everywhere is high, so that a stranger's guessing does not lock the owner out.
TRIES_AT_ONE_ACCOUNT_FROM_ONE_ADDRESS = 8
TRIES_FROM_ONE_ADDRESS = 40
TRIES_AT_ONE_ACCOUNT = 200
WINDOW_MINUTES = 15
SESSION_HOURS = 12
_COMMON = ("password", "adgangskode", "albertslund", "kodeord", "beredskab", "123456789", "qwerty")


def obstacle_to_password(password: str) -> str | None:
    """Return what is wrong with a new password, or None. Length counts; odd signs do not."""
    if len(password) < SHORTEST_PASSWORD:
        return _(
            "Vælg en adgangskode på mindst %(n)d tegn. En sætning er let at huske.",
            n=SHORTEST_PASSWORD,
        )
    if len(password) > 1000:
        return _("Vælg en adgangskode på højst 1000 tegn.")
    lower = password.casefold()
    if any(word in lower and len(lower) < len(word) + 6 for word in _COMMON):
        return _("Adgangskoden er for let at gætte. Vælg en sætning, kun du kender.")
    if len(set(lower)) < 5:
        return _("Brug mindst fem forskellige tegn i adgangskoden.")
    return None


def obstacle_to_new_password(old: str, new: str) -> str | None:
    """Return why ``new`` may not follow ``old``, or None: after a leak the old one must be gone."""
    if new == old:
        return _("Det er den adgangskode, du har nu. Vælg en anden.")
    return obstacle_to_password(new)


def obstacle_to_login(login: str) -> str | None:
    """Return what is wrong with a new login, or None."""
    if all(sign.isalnum() or sign in ".-_" for sign in login):
        return None
    return _(
        "Brug kun bogstaver, tal, punktum, bindestreg og understreg i brugernavnet, "
        "og ingen mellemrum."
    )


def obstacle_to_giving_password(user: User, actor: User) -> str | None:
    """Return why ``actor`` may not give ``user`` a new first password, or None."""
    if Permission.ACCOUNT_MANAGE not in actor.permissions:
        return _("Kun en administrator kan give andre en ny adgangskode.")
    if user.id == actor.id:
        return _("Skift din egen adgangskode under Min konto.")
    return None


def obstacle_to_role(user: User, actor: User) -> str | None:
    """Return why ``actor`` may not give ``user`` another role, or None."""
    if Permission.ACCOUNT_MANAGE not in actor.permissions:
        return _("Kun en administrator kan ændre roller.")
    if user.id == actor.id:
        return _("Du kan ikke ændre din egen rolle. Bed en anden administrator om det.")
    return None


def obstacle_to_closing(user: User, actor: User) -> str | None:
    """Return why ``actor`` may not close ``user``'s account, or None."""
    if Permission.ACCOUNT_MANAGE not in actor.permissions:
        return _("Kun en administrator kan lukke konti.")
    if user.id == actor.id:
        return _("Du kan ikke lukke din egen konto. Bed en anden administrator om det.")
    return None
