import type { HomeBlock } from '@stampede/mobile-sdk';
import type { Palette } from './palette.ts';

interface BlockColours {
  readonly ground: string;
  readonly ink: string;
  readonly line: string;
  /** Behind a countdown, whose digits have the palette's own ink. */
  readonly sunken: string;
  readonly button: string;
  readonly onButton: string;
}

/** Returns the colours of a theme. All are pairs of the palette, whose contrast a test checks. */
export function blockColours(palette: Palette, theme: HomeBlock['theme']): BlockColours {
  const { surface, sunken, ink, paper, line, accent, onAccent, accentSoft, goodSoft } = palette;
  const button = { button: accent, onButton: onAccent };
  const themes: Readonly<Record<string, BlockColours>> = {
    plain: { ground: surface, ink, line, sunken, ...button },
    accent: { ground: accentSoft, ink, line: accentSoft, sunken: surface, ...button },
    calm: { ground: goodSoft, ink, line: goodSoft, sunken: surface, ...button },
    night: { ground: ink, ink: paper, line: ink, sunken: surface, ...button },
    sale: { ground: accent, ink: onAccent, line: accent, sunken: surface, button: surface, onButton: ink },
  };
  return themes[theme] ?? { ground: surface, ink, line, sunken, ...button };
}
