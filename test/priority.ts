import { getPriority, setPriority } from 'node:os';

/** As low as the local cloud's functions have it: were tests above them, they would wait for functions that never run. */
const ofFunctions = 5;

if (process.platform === 'linux' && getPriority() < ofFunctions) setPriority(ofFunctions);
