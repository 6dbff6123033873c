import * as z from 'zod';
import type { ImageHosts } from '../../lib/contract/image-hosts.ts';
import { json, readEnvironment, seconds } from '../../lib/platform/environment.ts';

const totals = z.record(z.string(), z.int().min(0));
const hosts = z.array(z.string()).nullable();

/** Returns how long units are held for a buyer who is about to pay, in milliseconds. */
export const holdMs = (): number => readEnvironment({ HOLD_SECONDS: seconds }).HOLD_SECONDS * 1_000;

/** Returns how long units are held for somebody to whom they were offered from a waiting line, in milliseconds. */
export const offerMs = (): number => readEnvironment({ OFFER_SECONDS: seconds }).OFFER_SECONDS * 1_000;

/**
 * Returns the totals above which an order needs a recent sign-in, when its deal has no such limit: minor units, by
 * currency.
 */
export const signInLimits = () =>
  readEnvironment({ RECENT_SIGN_IN_ABOVE: json(totals) }).RECENT_SIGN_IN_ABOVE;

/** Returns the hosts that images may come from on this stage. */
export const imageHosts = (): ImageHosts =>
  readEnvironment({ IMAGE_HOSTS: json(hosts) }).IMAGE_HOSTS ?? undefined;
