/** setTimeout's longest delay, some 24 days. */
const LONGEST = 2 ** 31 - 1;

/**
 * Calls back at an instant (epoch milliseconds) or shortly after, never before. A timer may fire a millisecond early,
 * and the clock may be set back meanwhile. Does not keep the process alive.
 *
 * @returns a function that cancels the alarm
 */
export function setAlarm(instant: number, ring: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    const wait = instant - Date.now();
    if (wait <= 0) ring();
    else timer = setTimeout(arm, Math.min(wait, LONGEST)).unref();
  };
  timer = setTimeout(arm, Math.max(0, Math.min(instant - Date.now(), LONGEST))).unref();
  return () => clearTimeout(timer);
}
