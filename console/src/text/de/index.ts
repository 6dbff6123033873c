import app from './app.json';
import audit from './audit.json';
import bookings from './bookings.json';
import dealEditor from './dealEditor.json';
import deals from './deals.json';
import drop from './drop.json';
import leave from './leave.json';
import money from './money.json';
import nav from './nav.json';
import overview from './overview.json';
import palette from './palette.json';
import parts from './parts.json';
import problem from './problem.json';
import sellers from './sellers.json';
import session from './session.json';
import staff from './staff.json';
import state from './state.json';
import switches from './switches.json';
import work from './work.json';

/** Every text of the console, by page and key. */
export default {
  app,
  nav,
  state,
  deals,
  overview,
  dealEditor,
  drop,
  bookings,
  work,
  staff,
  parts,
  sellers,
  audit,
  switches,
  money,
  palette,
  problem,
  session,
  leave,
};
