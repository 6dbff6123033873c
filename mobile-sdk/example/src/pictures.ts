import type { Picture } from '@stampede/mobile-sdk';

/**
 * The demo's deals have pictures at images.example.com, in place of a seller's host, because the contract takes https
 * addresses only. That host does not exist, so this app has its own picture for each, in `public/pictures`. It loads
 * any other address unchanged.
 */
const demoHost = 'https://images.example.com/deals/';

/** The own picture for each of the demo's addresses. */
const motifs: Readonly<Record<string, readonly string[]>> = {
  aurora: ['geothermal-night'],
  barbecue: ['smokehouse-tray'],
  barber: ['barber-classic'],
  bed: ['linen-bedding'],
  boat: ['fjord-sauna-boat', 'canal-houseboat'],
  bowls: ['chai-and-thali', 'machboos-feast'],
  bread: ['sourdough-class'],
  bricks: ['lego-library'],
  brunch: ['brunch-kreuzberg'],
  camera: ['instant-camera'],
  candle: ['candle-subscription'],
  ceramics: ['ceramic-set', 'pottery-wheel', 'tea-ceremony'],
  chair: ['reading-chair'],
  charger: ['gan-charger', 'solar-powerbank'],
  cinema: ['film-open-air'],
  climbing: ['bouldering-ten'],
  coffee: ['coffee-flight'],
  courtyard: ['riad-weekend', 'ryokan-one-night'],
  denim: ['raw-denim'],
  desert: ['desert-camp'],
  dinner: ['bouchon-menu', 'supper-club'],
  dinosaur: ['dinosaur-sleepover'],
  farm: ['farm-morning'],
  headphones: ['open-ear-headphones'],
  keyboard: ['mechanical-keyboard'],
  knife: ['knife-sharpening'],
  lamp: ['noise-lamp'],
  lanterns: ['hawker-dozen'],
  mandala: ['henna-evening'],
  mountains: ['alpine-hut'],
  music: ['jazz-basement', 'samba-school'],
  pizza: ['pizza-night-pinheiros'],
  planets: ['planetarium-night'],
  plant: ['monstera'],
  pot: ['cast-iron-pot'],
  racket: ['padel-evening', 'tennis-ground-pass'],
  rain: ['rain-shell'],
  reader: ['e-reader-drop', 'swahili-weekend'],
  rink: ['hockey-lower-bowl'],
  road: ['half-marathon'],
  robot: ['coding-saturday'],
  safari: ['safari-morning'],
  scarf: ['silk-scarf'],
  shirt: ['tailor-shirt'],
  sneaker: ['sneaker-archive'],
  stage: ['opera-rush', 'comedy-preview', 'puppet-theatre'],
  steam: ['hammam-day', 'onsen-day', 'float-tank', 'swim-course'],
  stones: ['thai-massage'],
  sunglasses: ['sunglasses-sample'],
  sunrise: ['yoga-rooftop'],
  sushi: ['omakase-ginza'],
  train: ['night-train'],
  waves: ['harbour-kayak', 'surf-beginner'],
  wine: ['tasting-alfama'],
};

const motifOf = new Map(
  Object.entries(motifs).flatMap(([motif, names]) => names.map((name) => [name, motif] as const)),
);

/** Returns the address of a deal's picture. Undefined when there is none, or when only browsers have it. */
export function pictureOf(images: readonly string[], picturesUrl: string | undefined): string | undefined {
  for (const image of images) {
    if (!image.startsWith(demoHost)) return image;
    const motif = motifOf.get(image.slice(demoHost.length).replace(/(-\d+)?\.jpg$/, ''));
    if (motif && picturesUrl) return `${picturesUrl}/${motif}.svg`;
  }
  return undefined;
}

/** The part of a deal’s picture that an app shows. */
type Shown = Pick<Picture, 'sources'>;

/**
 * Returns the address of a picture in the smallest width that fills this one on the screen, or in the largest. Phones
 * since iOS 14 and Android 4.3 show WebP.
 * @param points of the layout; a screen has `density` pixels for each
 */
export function sourceOf({ sources }: Shown, points: number, density: number, apiUrl: string): string {
  const webp = sources.filter(({ type }) => type === 'image/webp');
  const source = webp.find(({ width }) => width >= points * density) ?? webp.at(-1) ?? sources.at(-1);
  return apiUrl.replace(/\/$/, '') + (source?.url ?? '');
}
