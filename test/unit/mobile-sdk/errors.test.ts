import { build } from 'esbuild';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from './sdk.ts';
import { problem, VirtualTime, world } from './world.ts';

const src = new URL('../../../mobile-sdk/src/', import.meta.url).pathname;
afterEach(() => vi.unstubAllGlobals());

describe('the names of errors', () => {
  it('survive a bundler that shortens names, for trackers', async () => {
    const { outputFiles } = await build({
      entryPoints: [`${src}index.ts`],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      tsconfig: `${src}../tsconfig.json`,
    });
    const text = Buffer.from(outputFiles[0]?.text ?? '').toString('base64');
    const sdk = await import(/* @vite-ignore */ `data:text/javascript;base64,${text}`);
    const nameBy = async (answer: Parameters<typeof world>[0]) => {
      const { options, time } = world(answer);
      const read: Promise<Error> = sdk.createClient(options).deals.get('deal_1');
      const error = await time.until(read).catch((caught: Error) => caught);
      return [error.name, error.constructor.name];
    };
    const twice = (name: string) => [name, name];
    expect(await nameBy(() => problem('sold_out', 409))).toEqual(twice('SoldOutError'));
    expect(await nameBy(() => problem('of_tomorrow', 409))).toEqual(twice('ApiError'));
    expect(await nameBy(() => 'silent')).toEqual(twice('TimeoutError'));
    expect(new sdk.SignedOutError().constructor.name).toBe('SignedOutError');
  });
});

describe('a page that the API does not allow', () => {
  const from = (origin: string, changed = {}) => {
    vi.stubGlobal('location', { origin });
    const time = new VirtualTime();
    let isThere = false;
    const made = world(() => (isThere ? { status: 200, body: {} } : 'lost'), changed, { time });
    const client = createClient(made.options);
    return {
      ...{ time, client, asked: made.asked },
      appear: (now: boolean) => {
        isThere = now;
      },
    };
  };

  it('on a developer’s machine is told so within two seconds', async () => {
    const { time, client } = from('http://localhost:3001');
    const before = time.now;
    const read = time.until(client.deals.get('deal_1'));
    await expect(read).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('does not allow the origin http://localhost:3001'),
    });
    expect(time.now - before).toBeLessThan(2_000);
  });

  it('elsewhere is told so too, after all that is tried on a bad network', async () => {
    const { time, client, asked } = from('https://shop.test');
    await expect(time.until(client.deals.get('deal_1'))).rejects.toThrow('the origin https://shop.test');
    expect(asked.length).toBeGreaterThan(5);
  });

  it('is not meant once the API has answered, nor where page and API are of one origin, nor without a page', async () => {
    const { time, client, appear, asked } = from('http://localhost:3001');
    appear(true);
    await time.until(client.deals.get('deal_1'));
    appear(false);
    await expect(time.until(client.deals.get('deal_2'))).rejects.toMatchObject({ code: 'network' });
    expect(asked.length).toBeGreaterThan(5);
    for (const origin of ['https://api.test', 'null']) {
      const same = from(origin);
      const read = same.time.until(same.client.deals.get('deal_1'));
      await expect(read).rejects.toMatchObject({ message: 'The server could not be reached' });
    }
  });
});
