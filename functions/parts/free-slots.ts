import { systemClock as clock } from '../../lib/platform/clock.ts';
import type { SlotDependencies } from '../../lib/slots/list-slots.ts';
import { slotReader } from '../../lib/slots/slot-reader.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { services } from './services.ts';

/** The dependencies of the functions that say which slots are free. */
export const slotDependencies = (): SlotDependencies => {
  const tables = { services: tableAt('SERVICES_TABLE'), calendars: tableAt('CALENDARS_TABLE') };
  return { reader: slotReader({ dynamo: dynamo(), tables, services: services(), clock }), clock };
};
