import { ApiError } from '@stampede/mobile-sdk/admin';

/** Returns the server's message about a field of the body, as in `email` or `blockedAddresses.0.until`. */
export function fieldError(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.errors.find(({ path }) => path === `body.${field}` || path.startsWith(`body.${field}.`))
    ?.message;
}

/** Returns whether every fault of the request is shown beside one of these fields. */
export const isShownBeside = (error: unknown, ...fields: readonly string[]): boolean =>
  error instanceof ApiError &&
  error.errors.length > 0 &&
  error.errors.every(({ path }) =>
    fields.some((field) => path === `body.${field}` || path.startsWith(`body.${field}.`)),
  );
