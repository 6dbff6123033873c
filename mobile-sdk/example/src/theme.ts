import { useColorScheme } from 'react-native';

const light = {
  paper: '#faf7f2',
  surface: '#ffffff',
  sunken: '#f3eee6',
  ink: '#1c1917',
  muted: '#6b625a',
  line: '#e7e0d6',
  accent: '#c2410c',
  onAccent: '#ffffff',
  accentSoft: '#fdeee4',
  good: '#1f6f43',
  goodSoft: '#e6f3ea',
  bad: '#b3261e',
  badSoft: '#fbeae8',
};

const dark: Palette = {
  paper: '#141210',
  surface: '#1f1c19',
  sunken: '#292521',
  ink: '#f6f1ea',
  muted: '#b0a599',
  line: '#3a342e',
  accent: '#ff8a4c',
  onAccent: '#221204',
  accentSoft: '#3a2417',
  good: '#7fd6a2',
  goodSoft: '#1b3526',
  bad: '#ff9c93',
  badSoft: '#43211e',
};

export type Palette = Readonly<typeof light>;

/** The colours of the device's light or dark mode; text on any of its grounds has a contrast of 4.5 at least. */
export const usePalette = (): Palette => (useColorScheme() === 'dark' ? dark : light);

/** In points. */
export const space = { xs: 4, s: 8, m: 12, l: 16, xl: 24, xxl: 40 } as const;
export const radius = { s: 8, m: 14, l: 22, round: 999 } as const;
export const size = { small: 13, body: 16, lead: 18, title: 22, display: 30 } as const;
/** Digits of one width, so that nothing moves when a second passes. */
export const digits = { fontVariant: ['tabular-nums'] } as const;
