import type { StaffRole } from '../../../lib/contract/operation.ts';

/** The parts of a page of the console that a path needs. */
interface PagePath {
  readonly path: string;
  readonly roles?: readonly StaffRole[];
}

/** The list of pages. It is typed here, because the compiler of tests knows no JSX. */
const { pages } = (await import(new URL('../../../console/src/frame/pages.ts', import.meta.url).href)) as {
  readonly pages: readonly PagePath[];
};

/** The ids that pages have in their paths. */
export interface Ids {
  readonly dealId: string;
  readonly bookingId: string;
  readonly sellerId: string;
  readonly customerId: string;
  readonly webhookEventId: string;
  /** A queue of dead letters. */
  readonly queue: string;
  readonly dealImportId: string;
}

/** The paths of all pages that a role sees, with ids filled in. @throws Error for a parameter without an id */
export const placesOf = (role: StaffRole, ids: Ids): string[] =>
  pages.filter(({ roles }) => !roles || roles.includes(role)).map(({ path }) => filled(path, ids));

/** The paths of the pages that are hidden from a role. */
export const hiddenFrom = (role: StaffRole, ids: Ids): string[] =>
  pages.filter(({ roles }) => roles && !roles.includes(role)).map(({ path }) => filled(path, ids));

const filled = (path: string, ids: Ids): string =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    const id = (ids as unknown as Record<string, string | undefined>)[name];
    if (!id) throw new Error(`No ${name} for ${path}: add it to test/browser/console`);
    return id;
  });
