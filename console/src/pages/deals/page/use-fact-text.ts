import { useTranslations } from 'use-intl';
import { useFormats } from '../../../text/format.ts';

/** Returns the names and values of the audit's facts as people read them. Unknown facts are shown as they are. */
export function useFactText() {
  const text = useTranslations();
  const formats = useFormats();
  const textOf = (value: unknown): string => {
    if (value === undefined || value === null || value === '') return text('dealEditor.none');
    if (typeof value === 'boolean') return text(value ? 'dealEditor.yes' : 'dealEditor.no');
    if (typeof value === 'number') return formats.number(value);
    if (typeof value === 'string') {
      const state = `deals.states.${value}` as 'deals.states.live';
      if (text.has(state)) return text(state);
      return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? formats.time(value) : value;
    }
    if (Array.isArray(value)) return value.map(textOf).join(', ') || text('dealEditor.none');
    const { amountMinor, currency } = value as { amountMinor?: unknown; currency?: unknown };
    if (typeof amountMinor === 'number' && typeof currency === 'string')
      return formats.money({ amountMinor, currency });
    return Object.values(value).map(textOf).join(', ');
  };
  return {
    name(name: string): string {
      if (name === 'state') return text('deals.stateLabel');
      const known = `dealEditor.fields.${name}` as 'dealEditor.fields.title';
      return text.has(known) ? text(known) : name;
    },
    value: textOf,
  };
}
