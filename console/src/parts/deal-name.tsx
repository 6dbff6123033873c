import { useQuery } from '@tanstack/react-query';
import { useClient } from '../frame/context.ts';
import { useFormats } from '../text/format.ts';
import { PageLink } from './page-link.tsx';
import { shortId } from './short-id.ts';
import { dealFacts } from './use-names.ts';

/** Reads a deal for what a page says about it. */
export function useDealFacts(dealId: string | undefined) {
  const client = useClient();
  return useQuery({ ...dealFacts(client, dealId ?? ''), enabled: dealId !== undefined });
}

/** A link to a deal, by its title; by its id until that is known. */
export function DealName({ id }: { readonly id: string }) {
  const { data } = useDealFacts(id);
  return <PageLink to={`/deals/${id}`}>{data?.title ?? shortId(id)}</PageLink>;
}

interface SoldNames {
  readonly dealId?: string | undefined;
  readonly slot?: { readonly serviceId: string; readonly startsAt: string } | undefined;
}

/** The deal of a booking, or its slot by start and service. */
export function SoldName({ dealId, slot }: SoldNames) {
  const formats = useFormats();
  if (dealId !== undefined) return <DealName id={dealId} />;
  return slot ? `${formats.time(slot.startsAt)} · ${shortId(slot.serviceId)}` : '–';
}
