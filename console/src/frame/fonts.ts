/**
 * Loads the upright faces of the console's fonts. A browser would show the first text in a font of its own and break its
 * lines again in the right one, so the page would jump. The faces are in the style sheet: this takes milliseconds.
 */
export async function loadFonts(): Promise<void> {
  const upright = [...document.fonts].filter(({ style }) => style === 'normal');
  // Without a face the text is still there.
  await Promise.allSettled(upright.map((face) => face.load()));
}
