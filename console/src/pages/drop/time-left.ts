/** A time left in the parts that a display has. */
export interface TimeLeft {
  readonly days: number;
  /** `07:04:09`, or `04:09` below an hour. */
  readonly clock: string;
}

/** Splits whole seconds into days and a clock. */
export function timeLeft(seconds: number): TimeLeft {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = `${two(Math.floor((seconds % 3_600) / 60))}:${two(seconds % 60)}`;
  return { days, clock: days > 0 || hours > 0 ? `${two(hours)}:${minutes}` : minutes };
}
