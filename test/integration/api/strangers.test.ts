import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { cloud } from './cloud.ts';

describe('The local cloud, on a developer’s machine,', () => {
  /** Every address that another command is told. */
  const ports = () => {
    const { endpoints, control, apiUrl, stripeUrl, outputs } = cloud;
    const { dynamodb: _, ...guarded } = endpoints;
    return new Set([...Object.values(guarded), control.url, apiUrl, stripeUrl, outputs.LiveUrl ?? '']);
  };
  const ask = async (url: string, headers: Record<string, string>, method = 'POST') => {
    const sent = request(url.replace(/^ws/, 'http'), { method, headers, setHost: !headers.host });
    sent.end();
    const [response] = await once(sent, 'response');
    response.resume();
    return response as { statusCode: number; headers: Record<string, string> };
  };

  it('refuses pages of elsewhere on every port, their preflights and those that go by a name of their own', async () => {
    expect(ports().size).toBe(7);
    for (const url of ports()) {
      for (const headers of [{ origin: 'https://example.com' }, { host: 'rebound.example.com' }]) {
        for (const method of ['POST', 'OPTIONS', 'GET']) {
          const { statusCode, headers: answered } = await ask(url, headers, method);
          expect(statusCode, `${method} ${url} ${JSON.stringify(headers)}`).toBe(403);
          expect(answered['access-control-allow-origin']).toBeUndefined();
        }
      }
    }
  });

  it('refuses their sockets', async () => {
    const socket = new WebSocket(cloud.outputs.LiveUrl ?? '', { origin: 'https://example.com' });
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('403');
  });

  it('keeps the database, which would answer them, where no page finds it', () => {
    const { hostname } = new URL(cloud.endpoints.dynamodb);
    if (process.platform !== 'darwin') expect(hostname).not.toBe('127.0.0.1');
    expect(hostname).toMatch(/^127\./);
  });

  it('writes files for its user alone', () => {
    const { stateDir } = cloud;
    expect(statSync(stateDir).mode & 0o077).toBe(0);
    const files = readdirSync(stateDir, { recursive: true, withFileTypes: true });
    const open = files.filter((file) => statSync(join(file.parentPath, file.name)).mode & 0o077);
    expect(open.map(({ name }) => name)).toEqual([]);
    expect(files.length).toBeGreaterThan(5);
  });
});
