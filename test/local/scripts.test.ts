import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
/** Those that are programs of ours, not a tool's or a chain of others. */
const programs = Object.entries(scripts).filter(([, command]) =>
  /^node (--\S+ )*[\w-]+\/[\w/-]+\.ts$/.test(command),
);

/** What a script says when it gets these options; npm itself would only pass them on. */
async function run(command: string, ...options: string[]) {
  const child = spawn(process.execPath, [...command.split(' ').slice(1), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}

describe('A program among the scripts of package.json', () => {
  it('is found', () => {
    expect(programs.map(([name]) => name)).toEqual(
      expect.arrayContaining(['start', 'token', 'example', 'rush']),
    );
  });

  it.each(programs)('%s says by --help what it does, and does nothing', async (name, command) => {
    const { code, out, err } = await run(command, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: npm run ${name}\\b|^Usage: npm ${name}\\b`));
    expect(out).toContain('--help');
  });

  it.each(programs)('%s refuses an option that it does not know, with its usage', async (_name, command) => {
    const { code, out, err } = await run(command, '--no-such-option');
    expect(code).toBeGreaterThan(0);
    expect(out).toBe('');
    expect(err).toMatch(/no-such-option/);
    expect(err).toContain('Usage: npm ');
    expect(err).not.toMatch(/^ {4}at /m);
  });
});
