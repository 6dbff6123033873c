import { describe, expect, it } from 'vitest';
import { answerHeaders, type BucketCorsRule, preflightAnswer } from '../../local/messaging/bucket-cors.ts';

const rules: readonly BucketCorsRule[] = [
  {
    AllowedMethods: ['PUT'],
    AllowedOrigins: ['https://console.example.com'],
    AllowedHeaders: ['content-type'],
    MaxAge: 3_600,
  },
];
const preflight = (origin: string, method = 'PUT', headers = 'Content-Type', of = rules) =>
  preflightAnswer(of, {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': headers,
  });

describe('the CORS rules of a bucket', () => {
  it('answer a preflight of an origin that they name, or of this machine', () => {
    for (const origin of ['https://console.example.com', 'http://localhost:4000', 'http://127.0.0.1:1'])
      expect(preflight(origin)).toEqual({
        'access-control-allow-origin': origin,
        vary: 'Origin',
        'access-control-allow-methods': 'PUT',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '3600',
      });
  });

  it('refuse another origin, method or header, and everything where there are none', () => {
    expect(preflight('https://evil.example.com')).toBeUndefined();
    expect(preflight('http://localhost.evil.example.com')).toBeUndefined();
    expect(preflight('http://localhost:4000', 'DELETE')).toBeUndefined();
    expect(preflight('http://localhost:4000', 'PUT', 'content-type, x-amz-acl')).toBeUndefined();
    expect(preflight('http://localhost:4000', 'PUT', 'content-type', [])).toBeUndefined();
  });

  it('let a page read the answer', () => {
    expect(answerHeaders(rules, 'https://console.example.com', 'PUT')).toEqual({
      'access-control-allow-origin': 'https://console.example.com',
      vary: 'Origin',
    });
    expect(answerHeaders(rules, 'https://console.example.com', 'GET')).toEqual({});
    expect(answerHeaders(rules, undefined, 'PUT')).toEqual({});
  });
});
