import { expect, it, onTestFinished } from 'vitest';
import { limited } from '../../../mobile-sdk/src/core/limited.ts';
import type { Platform } from '../../../mobile-sdk/src/core/platform.ts';

it('leaves no unhandled rejection behind when its signal was aborted before', async () => {
  const unhandled: unknown[] = [];
  const hear = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', hear);
  onTestFinished(() => void process.off('unhandledRejection', hear));
  const controller = new AbortController();
  let fail = (_: Error) => {};
  const work = new Promise<never>((_, reject) => {
    fail = reject;
  });
  controller.abort();
  const platform = { after: () => () => {} } as unknown as Platform;
  const waiting = limited(platform, work, 1_000, controller.signal, () =>
    fail(new Error('the fetch was aborted')),
  );
  await expect(waiting).rejects.toThrow('Aborted');
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(unhandled).toEqual([]);
});
