import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { isBookingId, isDealId } from '../../parts/ids.ts';

/** Goes to the check of a deal, or to the comparison of a payment, by an id. */
export function FindBar() {
  const text = useTranslations('reconciliation');
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const go = () => {
    const id = typed.trim();
    setWrong(!isDealId(id) && !isBookingId(id));
    if (isDealId(id)) void navigate(`/reconciliation/deals/${id}`);
    if (isBookingId(id)) void navigate(`/reconciliation/payments/${id}`);
  };
  return (
    <FormField
      label={text('find')}
      description={text('findHelp')}
      errorText={isWrong && text('findWrong')}
      secondaryControl={<Button onClick={go}>{text('findDo')}</Button>}
    >
      <Input
        type="search"
        value={typed}
        placeholder="deal_… / bkg_…"
        onChange={({ detail }) => {
          setTyped(detail.value);
          setWrong(false);
        }}
        onKeyDown={({ detail }) => detail.key === 'Enter' && go()}
      />
    </FormField>
  );
}
