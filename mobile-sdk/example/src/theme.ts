import { useColorScheme } from 'react-native';
import { dark, light, type Palette } from './palette.ts';

/** The colours of the device's light or dark mode. */
export const usePalette = (): Palette => (useColorScheme() === 'dark' ? dark : light);

/** In points. */
export const space = { xs: 4, s: 8, m: 12, l: 16, xl: 24, xxl: 40 } as const;
export const radius = { s: 8, m: 14, l: 22, round: 999 } as const;
export const size = { small: 13, body: 16, lead: 18, title: 22, display: 30 } as const;
/** Digits of one width, so that nothing moves when the seconds change. */
export const digits = { fontVariant: ['tabular-nums'] } as const;
