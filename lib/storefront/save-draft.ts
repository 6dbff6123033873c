import { isDeepStrictEqual } from 'node:util';
import { wrongImages } from '../contract/image-hosts.ts';
import type { FieldError } from '../contract/problem-document.ts';
import type { StorefrontBlock } from '../contract/storefront.ts';
import type { StorefrontDraft } from '../contract/storefront-staff.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { isContention } from '../platform/dynamo.ts';
import { AppError } from '../platform/errors.ts';
import { expectVersion, versionChanged } from '../platform/http/entity-tag.ts';
import type { DraftDependencies } from './dependencies.ts';
import type { StoredDraft } from './home.ts';
import { loadPictures } from './load-offers.ts';
import { toDraft } from './read-draft.ts';
import { storefrontSubject } from './storefront-subject.ts';

interface Change {
  readonly blocks: readonly StorefrontBlock[];
  readonly ifMatch: string;
  readonly actor: Actor;
}

/**
 * Replaces the blocks of the draft that is still at the version that the caller read. The same blocks again leave the
 * version.
 * @throws AppError `precondition_failed`, `invalid_request`
 */
export async function saveDraft(
  deps: DraftDependencies,
  { blocks, ifMatch, actor }: Change,
): Promise<StorefrontDraft> {
  const { storefront, audit, clock } = deps;
  const check = expectVersion(ifMatch);
  const from = await storefront.draft();
  check(from.version);
  const errors = [...wrongBlockImages(blocks, deps), ...(await wrongPictures(blocks, deps))];
  const [first] = errors;
  if (first) throw new AppError('invalid_request', `${first.path}: ${first.message}`, { errors });
  if (isDeepStrictEqual(from.blocks, blocks)) return toDraft(deps, from);
  const at = toInstant(clock.now());
  const to: StoredDraft = { blocks, version: from.version + 1, updatedAt: at, updatedBy: actor.id };
  const entry = audit.entry(actor, {
    subject: storefrontSubject,
    before: { draft: from.version, blocks: idsOf(from.blocks) },
    after: { draft: to.version, blocks: idsOf(blocks), changed: changedBetween(from.blocks, blocks) },
    at,
  });
  const isWritten = await storefront.saveDraft(to, entry).catch((error: unknown) => {
    // Another request is writing the draft at this moment.
    if (isContention(error)) return false;
    throw error;
  });
  if (!isWritten) throw versionChanged((await storefront.draft()).version);
  return toDraft(deps, to);
}

const idsOf = (blocks: readonly StorefrontBlock[]): string[] => blocks.map(({ id }) => id);

/** Returns the ids of the blocks that are new or differ. */
const changedBetween = (before: readonly StorefrontBlock[], after: readonly StorefrontBlock[]): string[] => {
  const known = new Map(before.map((block) => [block.id, block]));
  return idsOf(after.filter((block) => !isDeepStrictEqual(known.get(block.id), block)));
};

const wrongBlockImages = (
  blocks: readonly StorefrontBlock[],
  { imageHosts }: Pick<DraftDependencies, 'imageHosts'>,
): FieldError[] =>
  blocks.flatMap(({ image }, index) =>
    wrongImages(image ? [image] : [], imageHosts).map(({ message }) => ({
      path: `body.blocks.${index}.image`,
      message,
    })),
  );

async function wrongPictures(
  blocks: readonly StorefrontBlock[],
  { images }: Pick<DraftDependencies, 'images'>,
): Promise<FieldError[]> {
  const known = await loadPictures(images, blocks);
  return blocks.flatMap(({ picture }, index) =>
    picture && !known.has(picture.imageId)
      ? [{ path: `body.blocks.${index}.picture.imageId`, message: 'must be a published image' }]
      : [],
  );
}
