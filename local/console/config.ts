import type { ConsoleConfig } from '../../console/src/console-config.ts';
import type { Running } from '../running.ts';

/** Returns the addresses that the deployed console has in its page. */
export const configOf = ({ liveUrl, endpoints, outputs }: Running): ConsoleConfig => ({
  stage: 'local',
  // The page may have been opened at localhost or at 127.0.0.1, which are two origins.
  apiUrl: '/',
  ...(liveUrl && { liveUrl }),
  staff: { issuer: endpoints.cognito, clientId: outputs.StaffClientId ?? '' },
});
