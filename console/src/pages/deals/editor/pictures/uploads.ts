import { ApiError, type ImageFault } from '@stampede/mobile-sdk/admin';

/** A file on its way to become a picture. */
export interface Upload {
  readonly id: string;
  readonly file: File;
  readonly phase: UploadPhase;
}

export type UploadPhase =
  | { readonly kind: 'checking' }
  /** `share` is what was sent, from 0 to 1. */
  | { readonly kind: 'sending'; readonly share: number }
  /** The server makes its sizes. */
  | { readonly kind: 'publishing' }
  /** The file itself is wrong, so another try would end in the same way. */
  | { readonly kind: 'refused'; readonly fault: ImageFault }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Returns whether a file may still become a picture by itself, so that saving has to wait for it. */
export const isUnderWay = ({ phase: { kind } }: Upload): boolean =>
  kind === 'checking' || kind === 'sending' || kind === 'publishing';

/** Returns the phase while a share is sent. */
export const phaseAt = (share: number): UploadPhase =>
  share < 1 ? { kind: 'sending', share } : { kind: 'publishing' };

/** Returns the phase in which an error leaves an upload. */
export function phaseAfter(error: unknown): UploadPhase {
  const fault = error instanceof ApiError ? error.problem.imageFault : undefined;
  return fault ? { kind: 'refused', fault } : { kind: 'failed', error };
}

/** Returns the files for which there is room, and how many there is none for. */
export function withinRoom<T>(files: readonly T[], room: number): { taken: readonly T[]; left: number } {
  const taken = files.slice(0, Math.max(0, room));
  return { taken, left: files.length - taken.length };
}
