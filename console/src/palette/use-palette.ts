import { useEffect, useState } from 'react';
import { asksForPalette, isDialogOpen } from './shortcut.ts';

/** The palette's state, and its keys. */
export function usePalette() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !asksForPalette(event)) return;
      // The browser has its own meaning for both keys.
      event.preventDefault();
      if (!isDialogOpen()) setOpen(true);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) };
}
