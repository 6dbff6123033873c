import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { placeBooking } from '../../../lib/contract/operations/bookings.ts';
import { getTime } from '../../../lib/contract/operations/time.ts';
import { viewerOf } from '../../../lib/platform/http/viewer.ts';
import { visitorOf } from '../../../lib/platform/http/visitor.ts';

const eventWith = (headers: Record<string, string>) =>
  ({ headers, requestContext: { http: { sourceIp: '203.0.113.7' } } }) as unknown as APIGatewayProxyEventV2;
const viewer = { address: '203.0.113.7', country: undefined };
const open = { check: async () => {} };

const told = {
  'x-forwarded-for': '198.51.100.1',
  'x-viewer-address': '2001:db8::7',
  'cloudfront-viewer-country': 'DE',
};

describe('viewerOf', () => {
  it('believes the connection, and no header that anybody can send', async () => {
    expect(await viewerOf(eventWith(told), undefined)).toEqual(viewer);
  });

  it('believes an edge that proves itself', async () => {
    expect(await viewerOf(eventWith(told), open)).toEqual({ address: '2001:db8::7', country: 'DE' });
  });

  it('knows no country of an edge that names none', async () => {
    for (const country of ['', 'de', 'DEU', 'XX1'])
      expect(await viewerOf(eventWith({ 'cloudfront-viewer-country': country }), open)).toEqual(viewer);
  });

  it('answers nothing of a request that the lock refuses', async () => {
    const lock = { check: () => Promise.reject(new Error('locked')) };
    await expect(viewerOf(eventWith(told), lock)).rejects.toThrow('locked');
  });
});

describe('X-Stampede-Test-Address', () => {
  const tested = (address: string) => eventWith({ ...told, 'x-stampede-test-address': address });
  const believed = { testAddresses: true };

  it('is the address where it is believed', async () => {
    for (const address of ['198.18.0.7', '2001:db8::8'])
      expect(await viewerOf(tested(address), undefined, believed)).toEqual({ address, country: undefined });
    expect(await viewerOf(eventWith({}), undefined, believed)).toEqual(viewer);
  });

  it('is nothing where it is not, and nothing behind an edge even then', async () => {
    expect(await viewerOf(tested('198.18.0.7'), undefined)).toEqual(viewer);
    expect(await viewerOf(tested('198.18.0.7'), undefined, { testAddresses: false })).toEqual(viewer);
    expect(await viewerOf(tested('198.18.0.7'), open, believed)).toMatchObject({ address: '2001:db8::7' });
  });

  it.each(['nowhere', '198.18.0.256', '198.18.0.7, 198.18.0.8'])('is refused as %j', async (address) => {
    await expect(viewerOf(tested(address), undefined, believed)).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'header.x-stampede-test-address' }],
    });
  });
});

describe('visitorOf', () => {
  it('reads the device id where it counts, and takes an empty one for none', () => {
    const device = { 'x-device-id': 'd'.repeat(16) };
    expect(visitorOf(placeBooking, eventWith(device), viewer)).toMatchObject({
      ...viewer,
      deviceId: 'd'.repeat(16),
    });
    expect(visitorOf(placeBooking, eventWith({ 'x-device-id': ' ' }), viewer).deviceId).toBeUndefined();
    expect(visitorOf(getTime, eventWith(device), viewer).deviceId).toBeUndefined();
  });

  it.each([
    ['x-device-id', 'short'],
    ['x-device-id', 'd'.repeat(129)],
    ['x-device-id', `with a space ${'d'.repeat(16)}`],
    ['x-challenge-token', 't'.repeat(2_049)],
  ])('refuses a %s that cannot be one', (name, value) => {
    expect(() => visitorOf(placeBooking, eventWith({ [name]: value }), viewer)).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        errors: [expect.objectContaining({ path: `header.${name}` })],
      }),
    );
  });
});
