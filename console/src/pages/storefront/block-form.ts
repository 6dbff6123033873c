import type { StorefrontBlock, StorefrontLanguage } from '@stampede/mobile-sdk/admin';
import { instantOf, type LocalTime, localTimeAt } from '../deals/editor/zoned-time.ts';

export type BlockKind = StorefrontBlock['kind'];
type Texts = StorefrontBlock['texts'][number];
type Link = NonNullable<StorefrontBlock['link']>;
type Rule = NonNullable<NonNullable<StorefrontBlock['collection']>['rule']>;

/** A block as the fields of its form hold it: every field is there, and an empty one is left out of the block. */
export interface BlockForm {
  readonly id: string;
  readonly kind: BlockKind;
  readonly theme: StorefrontBlock['theme'];
  readonly texts: readonly { language: StorefrontLanguage; title: string; text: string; action: string }[];
  readonly image: string;
  readonly picture: { readonly imageId: string; readonly alt: string } | undefined;
  readonly linkKind: Link['kind'] | 'none';
  readonly linkTarget: string;
  readonly pick: 'hand' | 'rule';
  readonly deals: readonly string[];
  readonly rule: { category: string; tag: string; city: string; order: Rule['order'] };
  readonly limit: string;
  readonly dealId: string;
  readonly from: LocalTime;
  readonly until: LocalTime;
  readonly people: StorefrontBlock['audience']['people'];
  readonly places: readonly { country: string; city: string }[];
  readonly languages: readonly StorefrontLanguage[];
}

const noTime: LocalTime = { date: '', time: '' };

/** Fills the fields from a block, with times on the clocks of a zone. */
export function blockFormOf(block: StorefrontBlock, zone: string): BlockForm {
  const { id, kind, theme, texts, image = '', picture, link, collection, dealId = '' } = block;
  const { from, until, audience } = block;
  const { category = '', tag = '', city = '', order = 'newest' } = collection?.rule ?? {};
  return {
    ...{ id, kind, theme, image, picture, dealId },
    texts: texts.map(({ text = '', action = '', ...rest }) => ({ ...rest, text, action })),
    linkKind: link?.kind ?? 'none',
    linkTarget: link?.target ?? '',
    pick: collection?.rule ? 'rule' : 'hand',
    deals: collection?.deals ?? [],
    rule: { category, tag, city, order },
    limit: String(collection?.limit ?? 12),
    from: from ? localTimeAt(from, zone) : noTime,
    until: until ? localTimeAt(until, zone) : noTime,
    people: audience.people,
    places: (audience.places ?? []).map((place) => ({ country: place.country, city: place.city ?? '' })),
    languages: audience.languages ?? [],
  };
}

/** The fields that can be wrong, and what is wrong, as keys of texts. */
export type BlockFault =
  | 'titleMissing'
  | 'addressWrong'
  | 'altMissing'
  | 'targetMissing'
  | 'categoryWrong'
  | 'dealMissing'
  | 'dealsMissing'
  | 'limitWrong'
  | 'timeWrong'
  | 'untilBeforeFrom'
  | 'countryWrong';
export type BlockField =
  | 'texts'
  | 'image'
  | 'picture'
  | 'link'
  | 'deals'
  | 'rule'
  | 'limit'
  | 'dealId'
  | 'from'
  | 'until'
  | 'places';
export type BlockFaults = Partial<Record<BlockField, BlockFault>>;

const isHttps = (address: string) => URL.canParse(address) && new URL(address).protocol === 'https:';
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function timeOf(time: LocalTime, zone: string): { readonly at?: string; readonly isWrong: boolean } {
  if (time.date === '' && time.time === '') return { isWrong: false };
  const read = instantOf({ date: time.date, time: time.time || '00:00' }, zone);
  return 'instant' in read ? { at: read.instant, isWrong: false } : { isWrong: true };
}

/** Returns what is wrong with the fields. The server checks the rest. */
export function faultsOf(form: BlockForm, zone: string): BlockFaults {
  const [from, until] = [timeOf(form.from, zone), timeOf(form.until, zone)];
  const target = form.linkTarget.trim();
  const linkFault = (): BlockFault | undefined => {
    if (form.linkKind === 'none') return undefined;
    if (target === '') return 'targetMissing';
    if (form.linkKind === 'address' && !isHttps(target)) return 'addressWrong';
    return form.linkKind === 'category' && !slug.test(target) ? 'categoryWrong' : undefined;
  };
  const byRule = form.kind === 'collection' && form.pick === 'rule';
  const limit = Number(form.limit);
  const found: Record<BlockField, BlockFault | false | undefined> = {
    texts: form.texts.some(({ title }) => title.trim() === '') && 'titleMissing',
    image: form.image.trim() !== '' && !isHttps(form.image.trim()) && 'addressWrong',
    picture: form.picture !== undefined && form.picture.alt.trim() === '' && 'altMissing',
    link: linkFault(),
    deals: form.kind === 'collection' && form.pick === 'hand' && form.deals.length === 0 && 'dealsMissing',
    rule: byRule && form.rule.category !== '' && !slug.test(form.rule.category.trim()) && 'categoryWrong',
    limit:
      form.kind === 'collection' && !(Number.isInteger(limit) && limit >= 1 && limit <= 24) && 'limitWrong',
    dealId: form.kind === 'countdown' && form.dealId === '' && 'dealMissing',
    from: from.isWrong && 'timeWrong',
    until: until.isWrong
      ? 'timeWrong'
      : from.at !== undefined && until.at !== undefined && from.at >= until.at && 'untilBeforeFrom',
    places:
      form.places.some(({ country }) => !/^[A-Z]{2}$/.test(country.trim().toUpperCase())) && 'countryWrong',
  };
  return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault)) as BlockFaults;
}

const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
/** Leaves out what is undefined, as the types of the API want it. */
const compact = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const collectionOf = ({
  pick,
  deals,
  rule,
  limit,
}: BlockForm): NonNullable<StorefrontBlock['collection']> => ({
  ...(pick === 'hand'
    ? { deals: [...deals] }
    : {
        rule: {
          ...compact({ category: given(rule.category), tag: given(rule.tag), city: given(rule.city) }),
          order: rule.order,
        } as Rule,
      }),
  limit: Number(limit),
});

/** Makes the block of fields without faults. */
export function blockOf(form: BlockForm, zone: string): StorefrontBlock {
  const { id, kind, theme, texts, picture, linkKind, linkTarget, places, languages, people } = form;
  const [from, until] = [timeOf(form.from, zone).at, timeOf(form.until, zone).at];
  const image = given(form.image);
  return {
    ...{ id, kind },
    ...(from && { from }),
    ...(until && { until }),
    audience: {
      people,
      ...(places.length > 0 && {
        places: places.map(({ country, city }) => ({
          country: country.trim().toUpperCase(),
          ...(given(city) && { city: city.trim() }),
        })),
      }),
      ...(languages.length > 0 && { languages: [...languages] }),
    },
    theme,
    texts: texts.map(
      ({ language, title, text, action }) =>
        compact({ language, title: title.trim(), text: given(text), action: given(action) }) as Texts,
    ),
    ...(kind !== 'collection' && image && { image }),
    ...(kind !== 'collection' &&
      picture && {
        picture: { imageId: picture.imageId, alt: picture.alt.trim() } as NonNullable<
          StorefrontBlock['picture']
        >,
      }),
    ...(kind !== 'collection' &&
      linkKind !== 'none' && { link: { kind: linkKind, target: linkTarget.trim() } }),
    ...(kind === 'collection' && { collection: collectionOf(form) }),
    ...(kind === 'countdown' && { dealId: form.dealId }),
  };
}
