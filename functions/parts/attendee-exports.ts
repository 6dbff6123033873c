import { attendeeExportRepository as exportsOf } from '../../lib/contacts/attendee-exports.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { audit } from './audit.ts';
import { deals } from './deals.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** The lists of attendees that staff requested. */
export const attendeeExports = /* @__PURE__ */ lazy(() => exportsOf(dynamo(), tableAt('CONTACTS_TABLE')));

/** The dependencies of the operations that request and read such a list. */
export const attendeeExportDependencies = () => ({
  deals: deals(),
  exports: attendeeExports(),
  audit: audit(),
  clock,
});
