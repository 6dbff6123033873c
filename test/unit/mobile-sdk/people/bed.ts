import { type Client, type ClientOptions, createClient } from '../sdk.ts';
import { VirtualTime } from '../world.ts';
import { ShopDouble } from './double.ts';
import { type Sharing, sharings } from './windows.ts';

export type Kind = 'hosted sign-in' | 'own tokens' | 'guest';

/** One device, its storage, and those who use it: Ada is of the kind that is tried, Bob is a customer. */
export class Bed {
  readonly time = new VirtualTime();
  readonly shop = new ShopDouble(this.time);
  readonly items = new Map<string, string>();
  /** The Keychain, or the Keystore. */
  readonly vault = new Map<string, string>();
  /** How far the device's clock is off. */
  offByMs = 0;
  /** Whether Ada was not there for a while. */
  wasLeft = false;
  private own: string | undefined;
  private readonly sharing: Sharing;
  readonly kind: Kind;

  constructor(kind: Kind, sharing: Sharing = sharings()[2] as Sharing) {
    this.kind = kind;
    this.sharing = sharing;
  }

  /** The app starts, or another window of it. */
  open(): Client {
    const offByMs = this.offByMs;
    const options: ClientOptions = {
      ...{ baseUrl: 'https://shop.test', fetch: this.shop.fetch, timeoutMs: 2_000, attemptTimeoutMs: 1_000 },
      ...this.sharing.open(this.items, this.vault),
      timers: this.time as never,
      wallClock: () => this.time.now + offByMs,
      monotonic: () => this.time.now,
      random: () => 0.5,
      randomBytes: (count) => Uint8Array.from({ length: count }, () => Math.random() * 256),
      live: { url: 'wss://live.test', open: this.shop.live.open },
      auth:
        this.kind === 'own tokens'
          ? { getToken: () => this.own }
          : { issuer: 'https://shop.test', clientId: 'app', redirectUri: 'shop://signed-in' },
    };
    return createClient(options);
  }

  /** Ada is there: signed in, or as the guest of this device. */
  async enter(client: Client): Promise<void> {
    if (this.kind === 'guest') {
      if ((await client.auth.who()) === 'customer') await this.time.until(client.auth.signOut());
    } else await this.signIn(client, 'ada');
    await this.time.until(Promise.resolve(client.bookings.list()));
  }

  /** She is there once more, after her sign-in had ended; a guest has closed the app. */
  async enterAgain(client: Client): Promise<Client> {
    if (this.kind === 'guest') return this.open();
    this.wasLeft = true;
    this.own = undefined;
    this.shop.endSignIns('ada');
    await this.time.until(client.profile.get({ cache: 'none' }).catch(() => {}));
    await this.signIn(client, 'ada');
    return client;
  }

  /** She is asked for her password once more, as before what needs a recent sign-in; a guest goes on. */
  async stepUp(client: Client): Promise<void> {
    if (this.kind !== 'guest') await this.signIn(client, 'ada');
  }

  /** Bob signs in on her device. */
  bob(client: Client): Promise<void> {
    this.wasLeft = true;
    return this.signIn(client, 'bob');
  }

  /** Whom the server knows Ada as. */
  get ada(): string {
    return this.kind === 'guest' ? ([...this.shop.usedGuests][0] ?? 'nobody') : 'ada';
  }

  private async signIn(client: Client, person: string): Promise<void> {
    if (this.kind === 'own tokens') {
      this.own = this.shop.ownToken(person);
      return;
    }
    const state = new URL(await client.auth.signInUrl({ prompt: 'login' })).searchParams.get('state');
    await this.time.until(client.auth.complete(`shop://signed-in?code=${person}&state=${state}`));
  }
}
