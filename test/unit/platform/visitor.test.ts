import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { placeBooking } from '../../../lib/contract/operations/bookings.ts';
import { getTime } from '../../../lib/contract/operations/public.ts';
import { visitorOf } from '../../../lib/platform/http/visitor.ts';

const eventWith = (headers: Record<string, string>) =>
  ({ headers, requestContext: { http: { sourceIp: '203.0.113.7' } } }) as unknown as APIGatewayProxyEventV2;

const forged = {
  'x-forwarded-for': '198.51.100.1',
  'cloudfront-viewer-address': '2001:db8::7:46532',
  'cloudfront-viewer-country': 'DE',
};

describe('visitorOf', () => {
  it('believes the connection, and no header that anybody can send', () => {
    expect(visitorOf(placeBooking, eventWith(forged))).toMatchObject({
      address: '203.0.113.7',
      country: undefined,
    });
  });

  it('believes an edge that proves itself', () => {
    expect(visitorOf(placeBooking, eventWith(forged), () => true)).toMatchObject({
      address: '2001:db8::7',
      country: 'DE',
    });
  });

  it('reads the device id where it counts, and takes an empty one for none', () => {
    const device = { 'x-device-id': 'd'.repeat(16) };
    expect(visitorOf(placeBooking, eventWith(device)).deviceId).toBe('d'.repeat(16));
    expect(visitorOf(placeBooking, eventWith({ 'x-device-id': ' ' })).deviceId).toBeUndefined();
    expect(visitorOf(getTime, eventWith(device)).deviceId).toBeUndefined();
  });

  it.each([
    ['x-device-id', 'short'],
    ['x-device-id', 'd'.repeat(129)],
    ['x-device-id', `with a space ${'d'.repeat(16)}`],
    ['x-challenge-token', 't'.repeat(2_049)],
  ])('refuses a %s that cannot be one', (name, value) => {
    expect(() => visitorOf(placeBooking, eventWith({ [name]: value }))).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        errors: [expect.objectContaining({ path: `header.${name}` })],
      }),
    );
  });
});
