"""The domain's themes as Rich styles and as a theme of Textual's."""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style as RichStyle
from textual.theme import Theme as TextualTheme

from reader.domain.theme import Style, Theme
from reader.settings.contrast import is_fixed

_ATTRIBUTES = ("bold", "italic", "underline", "strike", "reverse")


def rich_color(color: str | None) -> str | None:
    """A colour of a theme under the name that Rich has for it."""
    return color.removeprefix("ansi_") if color else None


class Palette:
    """The styles of one theme, ready to paint with."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.base = RichStyle(color=self.color("text"), bgcolor=self.color("background"))
        """Text on the background: what lies under every layer."""
        self.panel = RichStyle(color=self.color("text"), bgcolor=self.color("panel"))
        """Text on the ground of the panels."""
        self._known: dict[tuple[str, ...], RichStyle] = {}
        self._of: dict[tuple[str, bool], RichStyle] = {}

    def color(self, role: str) -> str | None:
        """The colour of a role, as Rich names it; None in a theme without colours."""
        return rich_color(self.theme.colors.get(role))

    def of(self, role: str, *, bold: bool = False) -> RichStyle:
        """Text in the colour of that role, on the background."""
        style = self._of.get((role, bold))
        if style is None:
            style = RichStyle(color=self.color(role), bgcolor=self.color("background"), bold=bold)
            self._of[role, bold] = style
        return style

    def style(self, keys: tuple[str, ...], own: Mapping[str, Style]) -> RichStyle:
        """The layers of these keys, lowest first, over the base; `own` has styles that the theme has not.

        Attributes merge; the upper layer's colours win.
        """
        style = self._known.get(keys)
        if style is None:
            style = self.base
            for key in keys:
                style += self._rich(own.get(key) or self.theme.styles.get(key, Style()))
            self._known[keys] = style
        return style

    def forget(self) -> None:
        """Make the styles anew: rules may bring others under the same keys."""
        self._known.clear()

    def _rich(self, style: Style) -> RichStyle:
        attributes = {name: getattr(style, name) for name in _ATTRIBUTES}
        return RichStyle(
            color=self._resolved(style.color), bgcolor=self._resolved(style.background), **attributes
        )

    def _resolved(self, color: str | None) -> str | None:
        """A colour, or the name of a role; none in a theme without colours, whatever a rule says."""
        if color is None or not self.theme.colors:
            return None
        return rich_color(self.theme.colors.get(color, color))


def textual_theme(theme: Theme) -> TextualTheme:
    """What Textual's own widgets (palette, notices, inputs) take their colours from."""
    plain = (
        {"text": "#ffffff", "background": "#000000"}
        if theme.appearance == "dark"
        else {"text": "#000000", "background": "#ffffff"}
    )
    colors = {
        **{role: plain["text"] for role in ("accent", "warning", "error", "mute")},
        **plain,
        "panel": plain["background"],
        "thumb": "#808080",
        **theme.colors,
    }
    return TextualTheme(
        name=f"reader-{theme.name}",
        primary=colors["accent"],
        secondary=colors["mute"],
        accent=colors["accent"],
        warning=colors["warning"],
        error=colors["error"],
        foreground=colors["text"],
        background=colors["background"],
        surface=colors["background"],
        panel=colors["panel"],
        dark=theme.appearance == "dark",
        ansi=not is_fixed(colors["background"]),
        variables={
            "ansi-background": colors["background"],
            "ansi-foreground": colors["text"],
            "scrollbar": colors["thumb"],
            "scrollbar-hover": colors["thumb"],
            "scrollbar-active": colors["accent"],
            "scrollbar-background": colors["background"],
            "scrollbar-background-hover": colors["background"],
            "scrollbar-background-active": colors["background"],
            "scrollbar-corner-color": colors["background"],
        },
    )
