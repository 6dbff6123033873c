import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { applyTheme, chosenTheme } from './theme.ts';

/** Returns whether the page is shown on a wall: `?wall=1` hides the navigation and everything that needs a mouse. */
export function useIsWall(): boolean {
  const [search] = useSearchParams();
  return search.get('wall') === '1';
}

/** Makes the console dark while a page is on the wall, and keeps the screen awake where the browser allows it. */
export function useWallScreen(): void {
  useEffect(() => {
    applyTheme('dark');
    let lock: WakeLockSentinel | undefined;
    let isGone = false;
    const stayAwake = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const got = await navigator.wakeLock?.request('screen');
        if (isGone) void got?.release();
        else lock = got;
      } catch {
        // The browser refuses it, for example to save its battery.
      }
    };
    void stayAwake();
    document.addEventListener('visibilitychange', stayAwake);
    return () => {
      isGone = true;
      document.removeEventListener('visibilitychange', stayAwake);
      void lock?.release();
      applyTheme(chosenTheme());
    };
  }, []);
}
