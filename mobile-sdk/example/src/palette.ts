/** The colours. Text on any background has a contrast of at least 4.5, `edge` of 3. A test checks it. */
export const light = {
  paper: '#faf7f2',
  surface: '#ffffff',
  sunken: '#f3eee6',
  ink: '#1c1917',
  muted: '#6b625a',
  line: '#e7e0d6',
  edge: '#857a70',
  accent: '#c2410c',
  onAccent: '#ffffff',
  accentSoft: '#fdeee4',
  good: '#1f6f43',
  goodSoft: '#e6f3ea',
  bad: '#b3261e',
  badSoft: '#fbeae8',
};

export const dark: Palette = {
  paper: '#141210',
  surface: '#1f1c19',
  sunken: '#292521',
  ink: '#f6f1ea',
  muted: '#b0a599',
  line: '#3a342e',
  edge: '#8b8178',
  accent: '#ff8a4c',
  onAccent: '#221204',
  accentSoft: '#3a2417',
  good: '#7fd6a2',
  goodSoft: '#1b3526',
  bad: '#ff9c93',
  badSoft: '#43211e',
};

export type Palette = Readonly<typeof light>;
