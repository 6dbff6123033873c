import { describe, expect, it } from 'vitest';
import { strangeness } from '../../local/strangers.ts';

describe('strangeness', () => {
  it.each([
    [{ host: '127.0.0.1:4000' }],
    [{ host: 'localhost' }],
    [{ host: '[::1]:4000' }],
    [{ host: '10.0.2.2:4000', origin: 'http://10.0.2.2:4000' }],
    [{ host: '127.8.9.1:1', origin: 'http://localhost:5173' }],
    [{ host: 'shop.localhost:4000', origin: 'capacitor://localhost' }],
    [{ host: 'localhost:4000', origin: 'https://console.example.com' }],
  ])('finds none in %o', (headers) => {
    expect(strangeness({ headers }, ['https://console.example.com'])).toBeUndefined();
  });

  it.each([
    [{}],
    [{ host: 'rebound.example.com:4000' }],
    [{ host: 'localhost.example.com' }],
    [{ host: '127.0.0.1.example.com' }],
    [{ host: '127.0.0.1:4000@example.com' }],
    [{ host: '192.168.1.5:4000' }],
    [{ host: '127.0.0.1:4000', origin: 'https://example.com' }],
    [{ host: '127.0.0.1:4000', origin: 'http://localhost.example.com' }],
    [{ host: '127.0.0.1:4000', origin: 'null' }],
    [{ host: '127.0.0.1:4000', origin: '' }],
    [{ host: 'example.com', origin: 'https://console.example.com' }],
  ])('finds some in %o', (headers) => {
    expect(strangeness({ headers }, ['https://console.example.com'])).toMatch(/it was sent to|a page of/);
  });
});
