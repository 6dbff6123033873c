import type { Money } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../text/format.ts';
import { usePolicyText } from './policy-text.tsx';
import type { TermName, Terms } from './terms.ts';

/** Returns a term of a deal as people read it. */
export function useTermText(): (name: TermName, terms: Terms) => string {
  const text = useTranslations('dealEditor');
  const formats = useFormats();
  const policy = usePolicyText();
  const money = (value: Money | null) => (value ? formats.money(value) : text('none'));
  const flag = (value: boolean | undefined) => text(value ? 'yes' : 'no');
  return (name, terms) => {
    switch (name) {
      case 'price':
      case 'originalPrice':
      case 'recentSignInAbove':
        return money(terms[name]);
      case 'startsAt':
      case 'endsAt':
        return formats.time(terms[name]);
      case 'signedInOnly':
      case 'challengeGuests':
      case 'drop':
        return flag(terms[name]);
      case 'tags':
      case 'images':
        return terms[name].join(', ') || text('none');
      case 'pictures':
        return terms.pictures.map(({ alt }) => alt).join(' · ') || text('none');
      case 'cancellationPolicy':
        return policy(terms.cancellationPolicy);
      case 'location': {
        const { location } = terms;
        if (!location) return text('none');
        const { address, city, country, latitude, longitude } = location;
        return [address, city, country, `${latitude}, ${longitude}`].filter(Boolean).join(', ');
      }
      default: {
        const value = terms[name];
        if (value === null || value === '') return text('none');
        return typeof value === 'number' ? formats.number(value) : value;
      }
    }
  };
}
