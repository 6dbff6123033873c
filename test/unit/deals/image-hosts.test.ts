import { describe, expect, it } from 'vitest';
import { isImageHost, wrongImages } from '../../../lib/contract/image-hosts.ts';

const hosts = ['cdn.shop.test', '*.pictures.test'];

describe('wrongImages', () => {
  const wrong = (...images: string[]) => wrongImages(images, hosts);

  it.each([
    'https://cdn.shop.test/a.jpg',
    'https://CDN.Shop.test:443/a.jpg?w=1#x',
    'https://berlin.pictures.test/a.jpg',
    'https://a.b.pictures.test',
  ])('lets %s be', (image) => {
    expect(wrong(image)).toEqual([]);
  });

  it.each([
    ['a host of somebody else', 'https://tracker.test/cdn.shop.test/a.jpg', 'tracker.test'],
    [
      'a host that only begins alike',
      'https://cdn.shop.test.tracker.test/a.jpg',
      'cdn.shop.test.tracker.test',
    ],
    ['a host that only ends alike', 'https://evilcdn.shop.test/a.jpg', 'evilcdn.shop.test'],
    ['a label that only ends alike', 'https://evilpictures.test/a.jpg', 'evilpictures.test'],
    ['a subdomain of a host without a star', 'https://x.cdn.shop.test/a.jpg', 'x.cdn.shop.test'],
    ['the domain itself where only its subdomains are named', 'https://pictures.test/a.jpg', 'pictures.test'],
    [
      'another port, behind which somebody else may listen',
      'https://cdn.shop.test:8443/a',
      'cdn.shop.test:8443',
    ],
    ['an address in numbers', 'https://127.0.0.1/a.jpg', '127.0.0.1'],
  ])('refuses %s', (_what, image, host) => {
    expect(wrong(image)).toEqual([
      {
        path: 'body.images.0',
        message: `must be at an allowed host (cdn.shop.test, *.pictures.test), not at ${host}`,
      },
    ]);
  });

  it('names each image that is wrong, and no other', () => {
    const paths = wrong('https://a.test/1', 'https://cdn.shop.test/2', 'https://b.test/3').map(
      ({ path }) => path,
    );
    expect(paths).toEqual(['body.images.0', 'body.images.2']);
  });

  it('says so where no host is allowed', () => {
    expect(wrongImages(['https://a.test/1'], [])).toMatchObject([
      { message: 'must be left out, because the shop allows no image hosts (a.test is none)' },
    ]);
  });

  it('takes any https host where no list is set', () => {
    expect(wrongImages(['https://tracker.test/a.jpg'], undefined)).toEqual([]);
  });
});

describe('isImageHost', () => {
  it.each(['cdn.shop.test', '*.shop.test', 'xn--bcher-kva.test'])('takes %s', (host) => {
    expect(isImageHost(host)).toBe(true);
  });

  it.each([
    '',
    '*',
    '*.',
    '*.test',
    'a.*.test',
    'https://cdn.shop.test',
    'cdn.shop.test/',
    'cdn.shop.test/deals',
    'CDN.shop.test',
    'bücher.test',
    'shop.test:8443',
    'user@shop.test',
    ' shop.test',
  ])('refuses %j, which no address would match as it is meant', (host) => {
    expect(isImageHost(host)).toBe(false);
  });
});
