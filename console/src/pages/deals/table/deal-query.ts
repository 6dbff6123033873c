import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import type { AdminDeal, ListAdminDealsData } from '@stampede/mobile-sdk/admin';

type Query = PropertyFilterProps.Query;
type Token = PropertyFilterProps.Token;

/** The properties that the server filters by, one value each. */
export const serverProperties = ['state', 'sellerId', 'externalId'] as const;
/** The properties that are searched in what is loaded. */
export const loadedProperties = ['title', 'category', 'city'] as const;

type ServerProperty = (typeof serverProperties)[number];
type LoadedProperty = (typeof loadedProperties)[number];

const isServer = (key: string | undefined): key is ServerProperty =>
  serverProperties.some((property) => property === key);

/** Leaves the last token of each property that the server takes one value of, and joins all by `and`. */
export function oneOfEach({ tokens }: Query): Query {
  const last = tokens.filter(
    ({ propertyKey }, place) =>
      !isServer(propertyKey) || tokens.findLastIndex((token) => token.propertyKey === propertyKey) === place,
  );
  return { operation: 'and', tokens: last };
}

/** Returns what the server filters by. */
export function serverFilter({ tokens }: Query): NonNullable<ListAdminDealsData['query']> {
  const found = tokens.flatMap(({ propertyKey, value }) =>
    isServer(propertyKey) && value ? [[propertyKey, String(value)] as const] : [],
  );
  return Object.fromEntries(found);
}

/** Returns whether a part of the filter is only searched in what is loaded. */
export const searchesLoaded = ({ tokens }: Query): boolean =>
  tokens.some(({ propertyKey }) => !isServer(propertyKey));

/** Returns whether a loaded deal matches the parts of the filter that the server does not know. */
export const matchesLoaded = (deal: AdminDeal, { tokens }: Query): boolean =>
  tokens.every((token) => isServer(token.propertyKey) || matches(deal, token));

function matches(deal: AdminDeal, { propertyKey, operator, value }: Token): boolean {
  const wanted = String(value).toLocaleLowerCase();
  const has = textsOf(deal, propertyKey).some((text) => text.toLocaleLowerCase().includes(wanted));
  return operator === '!:' ? !has : has;
}

function textsOf(deal: AdminDeal, property: string | undefined): readonly string[] {
  const texts: Readonly<Record<LoadedProperty, string>> = {
    title: deal.title,
    category: deal.category,
    city: deal.location?.city ?? '',
  };
  const known = loadedProperties.find((each) => each === property);
  return known ? [texts[known]] : [...Object.values(texts), deal.id, deal.externalId ?? '', ...deal.tags];
}

/** Writes a filter into an address: `?state=live&title=brunch&!city=Berlin`. Free text has the name `text`. */
export function writeFilter({ tokens }: Query): URLSearchParams {
  const params = new URLSearchParams();
  for (const { propertyKey = 'text', operator, value } of tokens)
    params.append(operator === '!:' ? `!${propertyKey}` : propertyKey, String(value));
  return params;
}

/** Reads a filter from an address. Filters that it does not know are left out. */
export function readFilter(params: URLSearchParams): Query {
  const tokens = [...params].flatMap(([name, value]): Token[] => {
    const [isNegated, key] = [name.startsWith('!'), name.replace(/^!/, '')];
    if (value === '') return [];
    if (isServer(key)) return isNegated ? [] : [{ propertyKey: key, operator: '=', value }];
    if (key !== 'text' && !loadedProperties.some((property) => property === key)) return [];
    const operator = isNegated ? '!:' : ':';
    return [key === 'text' ? { operator, value } : { propertyKey: key, operator, value }];
  });
  return oneOfEach({ tokens, operation: 'and' });
}
