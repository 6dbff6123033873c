import app from './app.json';
import leave from './leave.json';
import nav from './nav.json';
import palette from './palette.json';
import parts from './parts.json';
import problem from './problem.json';
import session from './session.json';
import state from './state.json';

/** The texts of the frame, and of the parts that pages share. They load with the frame. */
export default { app, leave, nav, palette, parts, problem, session, state };
