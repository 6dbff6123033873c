import type { StorefrontBlock } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';

/** Returns a function that describes a block in a line: its kind, its window, its audience. */
export function useBlockFacts(): (block: StorefrontBlock) => string[] {
  const text = useTranslations('storefront');
  const formats = useFormats();
  return ({ kind, from, until, audience: { people, places = [], languages = [] } }) => [
    text(`kinds.${kind}`),
    ...(from ? [text('fromTime', { time: formats.time(from) })] : []),
    ...(until ? [text('untilTime', { time: formats.time(until) })] : []),
    ...(people === 'everybody' ? [] : [text(`people.${people}`)]),
    ...(places.length > 0 ? [places.map(({ country, city }) => city ?? country).join(', ')] : []),
    ...(languages.length > 0 ? [languages.join(', ')] : []),
  ];
}
