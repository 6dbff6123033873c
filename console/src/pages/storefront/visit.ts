import type { StorefrontLanguage, StorefrontPreviewBody } from '@stampede/mobile-sdk/admin';
import { instantOf, type LocalTime } from '../deals/editor/zoned-time.ts';
import { languages } from './blocks.ts';

/** A visit to preview: the fields, and the request that they make. */
export interface Visit {
  readonly time: LocalTime;
  readonly place: { readonly country: string; readonly city: string };
  readonly body: Omit<StorefrontPreviewBody, 'blocks'> & { readonly language: StorefrontLanguage };
}

/** A visit now, by somebody who is not signed in and speaks the person's language. */
export function visitOf(locale: string): Visit {
  const language = languages.find((one) => one === locale) ?? 'en';
  return {
    time: { date: '', time: '' },
    place: { country: '', city: '' },
    body: { language, signedIn: false, hasBooked: false },
  };
}

/** Returns the visit at a time on the clocks of a zone. A time that is not complete is now. */
export function visitAt(visit: Visit, time: LocalTime, zone: string): Visit {
  const { at: _, ...body } = visit.body;
  const read = instantOf({ date: time.date, time: time.time || '00:00' }, zone);
  return { ...visit, time, body: { ...body, ...('instant' in read && { at: read.instant }) } };
}

/** Returns the visit from a place. A country that is not complete is none. */
export function visitFrom(visit: Visit, place: Visit['place']): Visit {
  const { country: _country, city: _city, ...body } = visit.body;
  const country = place.country.trim().toUpperCase();
  const city = place.city.trim();
  return {
    ...visit,
    place,
    body: { ...body, ...(/^[A-Z]{2}$/.test(country) && { country }), ...(city && { city }) },
  };
}
