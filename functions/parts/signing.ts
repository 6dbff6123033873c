import { nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { loadSigningKeys } from '../../lib/platform/signing.ts';
import { secretStore } from './clients.ts';

const keys = /* @__PURE__ */ lazy(() =>
  loadSigningKeys(secretStore(), readEnvironment({ SIGNING_SECRET_ARN: nonEmpty }).SIGNING_SECRET_ARN),
);

// The keys come from one secret, which is read once, while the function starts.

export const bookingIdKey = async () => (await keys())('booking-id');
export const guestEmailKey = async () => (await keys())('guest-email');
export const accountEmailKey = async () => (await keys())('account-email');
export const calendarFeedKey = async () => (await keys())('calendar-feed');
export const contactEmailKey = async () => (await keys())('contact-email');
