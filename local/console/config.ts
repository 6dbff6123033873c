import type { ConsoleConfig } from '../../console/src/console-config.ts';
import type { Running } from '../running.ts';

/** Returns what the deployed console reads from its `config.json`. */
export const configOf = ({ liveUrl, endpoints, outputs }: Running): ConsoleConfig => ({
  stage: 'local',
  // The page may have been opened at localhost or at 127.0.0.1, which are two origins.
  apiUrl: '/',
  ...(liveUrl && { liveUrl }),
  staff: { issuer: endpoints.cognito, clientId: outputs.StaffClientId ?? '' },
});
