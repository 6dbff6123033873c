const key = 'stampede.console.slash';

/** Whether `/` opens the palette. A single key must be possible to switch off. @see WCAG 2.1, 2.1.4 */
export const isSlashOn = (): boolean => localStorage.getItem(key) !== 'off';
export const setSlash = (isOn: boolean): void => localStorage.setItem(key, isOn ? 'on' : 'off');

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target' | 'repeat'>;

/** Returns whether a key asks for the palette: Ctrl-K and ⌘K everywhere, `/` where nobody types. */
export function asksForPalette(press: Press, isSlash = isSlashOn()): boolean {
  if (press.repeat || press.altKey) return false;
  if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === 'k' && !press.shiftKey;
  return press.key === '/' && isSlash && !isField(press.target);
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]');
}

/** Returns whether a dialog is on the screen: it keeps the keyboard for itself. */
export const isDialogOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"], dialog[open]')].some(
    (dialog) => dialog.getClientRects().length > 0,
  );
