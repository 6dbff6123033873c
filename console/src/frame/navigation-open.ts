import { useState, useSyncExternalStore } from 'react';
import { useStored } from '../parts/use-stored.ts';

/** Up to this width Cloudscape lays the navigation over the page. */
const narrow = matchMedia('(max-width: 688px)');

function onNarrow(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/**
 * Whether the navigation is open. On a narrow screen Cloudscape closes it by itself, which says nothing about wide ones:
 * there only the person closes it, and this browser keeps that.
 */
export function useNavigationOpen(): { readonly isOpen: boolean; setOpen(isOpen: boolean): void } {
  const isNarrow = useSyncExternalStore(onNarrow, () => narrow.matches);
  const [isOverlay, setOverlay] = useState(false);
  const [isBeside, setBeside] = useStored('navigation', true, (kept) =>
    typeof kept === 'boolean' ? kept : undefined,
  );
  return {
    isOpen: isNarrow ? isOverlay : isBeside,
    setOpen: (isOpen) => (narrow.matches ? setOverlay : setBeside)(isOpen),
  };
}
