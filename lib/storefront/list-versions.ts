import * as z from 'zod';
import type { Page } from '../contract/page.ts';
import type { StorefrontVersion, StorefrontVersionSummary } from '../contract/storefront-staff.ts';
import { toInstant } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { StorefrontDependencies } from './dependencies.ts';
import { findVersion, toVersion, toVersionSummary } from './version.ts';

const position = z.strictObject({ before: z.int().min(1).max(999_999) });

/** A page of the versions, newest first. @throws AppError `invalid_request` for a foreign cursor */
export async function listVersions(
  { storefront, clock }: StorefrontDependencies,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<StorefrontVersionSummary>> {
  const after = decodeCursor(cursor, position);
  const [head, { versions, more }] = await Promise.all([
    storefront.head({ consistent: true }),
    storefront.versions(after?.before, limit),
  ]);
  const now = toInstant(clock.now());
  const last = versions.at(-1);
  return {
    items: versions.map((version) => toVersionSummary(version, head, now)),
    nextCursor: more && last ? encodeCursor({ before: last.version }) : null,
  };
}

/** Reads one version with its blocks. @throws AppError `not_found` */
export async function readVersion(deps: StorefrontDependencies, version: number): Promise<StorefrontVersion> {
  const [stored, head] = await Promise.all([
    findVersion(deps, version),
    deps.storefront.head({ consistent: true }),
  ]);
  return toVersion(stored, head, toInstant(deps.clock.now()));
}
