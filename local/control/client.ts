import { type RemoteStripe, remoteStripe } from '../stripe/remote.ts';
import type { CrashOptions } from './commands.ts';
import type { ControlAddress } from './server.ts';

/** Sends one command and returns its result. */
export type Send = <T>(command: string, input?: object) => Promise<T>;

/** The commands of tests and the rush for a running cloud, in this process or another. */
export interface CloudControl {
  /** The Stripe double; each call is refused when the cloud uses Stripe itself. */
  stripe: RemoteStripe;
  /**
   * Kills invocations halfway, as running out of memory would.
   * @returns a function that stops it and returns the number of killed invocations.
   */
  crash(options: CrashOptions): Promise<() => Promise<number>>;
}

/**
 * Connects to the cloud of `cloud.control` or of `running.json`.
 * @example const { stripe } = connectControl(readRunning('.local').control);
 */
export function connectControl({ url, token }: ControlAddress): CloudControl {
  const send: Send = async <T>(command: string, input: object = {}): Promise<T> => {
    const response = await fetch(`${url}/${command}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const body = await response.json();
    if (!response.ok) throw new Error(`${command}: ${(body as { message: string }).message}`);
    return body as T;
  };
  return {
    stripe: remoteStripe(send),
    async crash(options) {
      const number = await send<number>('crash', options);
      return () => send<number>('turn-off', { number });
    },
  };
}
