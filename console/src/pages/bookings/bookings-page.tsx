import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { useBookingColumns } from './booking-columns.tsx';
import { BookingFilter } from './booking-filter.tsx';
import { type BookingView, isTooLong, longestDays, paramsOf, subjectOf, viewOf } from './booking-search.ts';
import { useFoundBookings } from './use-found-bookings.ts';

/** Finds bookings. The address of the page has the filters, but never a buyer's e-mail address. */
export default function BookingsPage() {
  const text = useTranslations();
  const { me } = useFrame();
  const [params, setParams] = useSearchParams();
  const [email, setEmail] = useState<string>();
  const view = viewOf(params);
  const mustFind = !hasRole(me, 'admin', 'support');
  const needsId = mustFind && view.find === '';
  const isUnknown = ['unknown', 'email'].includes(subjectOf(view.find));
  const tooLong = isTooLong(view, Date.now());
  const canSearch = !needsId && !isUnknown && !tooLong;
  const list = useFoundBookings(view, { email, enabled: canSearch });
  const isFiltered = email !== undefined || paramsOf(view).size > 0;
  const show = (next: BookingView) => {
    setEmail(undefined);
    setParams(paramsOf(next));
  };
  const searchEmail = (address: string) => {
    setParams(paramsOf({ ...view, find: '' }));
    setEmail(address);
  };
  const narrow = (next: BookingView) => (email === undefined ? show(next) : setParams(paramsOf(next)));
  const columns = useBookingColumns({ withContact: email !== undefined });
  const isReady = canSearch || email !== undefined;
  const why = tooLong
    ? text('bookings.periodTooLong', { days: longestDays })
    : text(isUnknown ? 'bookings.findWrong' : 'bookings.findHelpSeller');
  return (
    <PagedTable
      list={list}
      title={text('bookings.title')}
      columns={columns}
      trackBy={({ booking }) => booking.id}
      hideCount={!isReady}
      filter={
        <BookingFilter
          {...{ view, email, mustFind }}
          onChange={(next) => (next.find === view.find ? narrow(next) : show(next))}
          onEmail={searchEmail}
        />
      }
      empty={
        isReady ? (
          <SpaceBetween size="s">
            <Box variant="strong">{text(isFiltered ? 'state.noMatch' : 'bookings.none')}</Box>
            {isFiltered && <Button onClick={() => show({ find: '' })}>{text('state.clear')}</Button>}
          </SpaceBetween>
        ) : (
          why
        )
      }
    />
  );
}
