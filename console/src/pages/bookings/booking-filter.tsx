import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type BookingView, bookingStatuses, subjectOf } from './booking-search.ts';
import { PeriodPicker } from './period-picker.tsx';
import './bookings.css';

interface Props {
  readonly view: BookingView;
  /** The address that is searched for, which is not in the view: no link and no log has it. */
  readonly email: string | undefined;
  /** Sellers must name a booking, a buyer or a deal. */
  readonly mustFind: boolean;
  readonly onChange: (view: BookingView) => void;
  readonly onEmail: (email: string) => void;
}

/** The filters of the bookings. The first one begins a search when it is sent, the others at once. */
export function BookingFilter({ view, email, mustFind, onChange, onEmail }: Props) {
  const text = useTranslations('bookings');
  const shown = email ?? view.find;
  const [typed, setTyped] = useState(shown);
  const [before, setBefore] = useState(shown);
  // Another view, by a link or by "back", has its own text in the field.
  if (shown !== before) {
    setBefore(shown);
    setTyped(shown);
  }
  const subject = subjectOf(typed.trim());
  const [isSent, setSent] = useState(false);
  const any = { value: '', label: text('anyStatus') };
  const options = [any, ...bookingStatuses.map((value) => ({ value, label: text(`statuses.${value}`) }))];
  const send = (find: string) => {
    setSent(true);
    const kind = subjectOf(find);
    if (kind === 'email') onEmail(find);
    else if (kind !== 'unknown') onChange({ ...view, find });
  };
  return (
    <form
      className="booking-filter"
      // A search by address is audited, so only a person begins it.
      onSubmit={(event) => {
        event.preventDefault();
        send(typed.trim());
      }}
    >
      <FormField
        label={text('find')}
        constraintText={
          subject === 'email' ? text('emailAudited') : text(mustFind ? 'findHelpSeller' : 'findHelp')
        }
        {...(isSent && subject === 'unknown' && { errorText: text('findWrong') })}
        stretch
      >
        <div className="booking-find">
          <div>
            <Input
              type="search"
              value={typed}
              placeholder="bkg_…"
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => {
                setTyped(detail.value);
                setSent(false);
                if (detail.value === '') send('');
              }}
            />
          </div>
          <Button formAction="submit">{text('search')}</Button>
        </div>
      </FormField>
      <FormField label={text('status')}>
        <Select
          selectedOption={options.find(({ value }) => value === view.status) ?? any}
          options={options}
          onChange={({ detail }) => {
            const status = bookingStatuses.find((each) => each === detail.selectedOption.value);
            const { status: _, ...rest } = view;
            onChange({ ...rest, ...(status && { status }) });
          }}
        />
      </FormField>
      <PeriodPicker view={view} onChange={onChange} isAnyTime={view.find !== '' || email !== undefined} />
    </form>
  );
}
