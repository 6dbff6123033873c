import { getDoorList as operation } from '../../../lib/contract/operations/door-for-staff.ts';
import { getDoorList } from '../../../lib/door/get-door-list.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { audit } from '../../parts/audit.ts';
import { contactReader } from '../../parts/contacts.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';
import { deals } from '../../parts/deals.ts';
import { doorKeysOfStage } from '../../parts/door.ts';
import { resources, services } from '../../parts/services.ts';
import { calendars } from '../../parts/slots.ts';
import { stocks } from '../../parts/stock.ts';

const deps = {
  deals: deals(),
  stocks: stocks(),
  services: services(),
  resources: resources(),
  calendars: calendars(),
  dealBookings: dealBookings(),
  contacts: contactReader(),
  keys: doorKeysOfStage(),
  audit: audit(),
  clock,
};

/** Lists the bookings that a door expects, for staff who may see the deal. */
export const handler = endpoint(operation, async ({ query: { names, ...query }, caller, origin }) => ({
  status: 200,
  body: await getDoorList(deps, actorOf(caller, origin), { ...query, withNames: names === 'true' }),
}));
