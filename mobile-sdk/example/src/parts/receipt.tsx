import type { RecordedBooking } from '@stampede/mobile-sdk';
import { StyleSheet, View } from 'react-native';
import { receiptFile, receiptLines } from '../receipt.ts';
import { useShop } from '../shop-context.tsx';
import { space } from '../theme.ts';
import { bookingCode } from '../words/booking-code.ts';
import { Button } from './button.tsx';
import { Panel } from './panel.tsx';
import { Heading, Words } from './words.tsx';

interface ReceiptProps {
  readonly booking: RecordedBooking;
  readonly title: string;
}

/** The purchase, payment and refunds, to read here and save as a file. */
export function Receipt({ booking, title }: ReceiptProps) {
  const { saveFile } = useShop();
  const save = () =>
    saveFile?.({
      name: `receipt-${bookingCode(booking.id)}.txt`,
      type: 'text/plain',
      text: receiptFile(title, booking),
    });
  return (
    <Panel>
      <Heading level={2}>Receipt</Heading>
      <View role="list" style={styles.lines}>
        {receiptLines(booking).map(([label, value]) => (
          <View key={label} role="listitem" style={styles.line}>
            <Words tone="muted">{label}</Words>
            <Words>{value}</Words>
          </View>
        ))}
      </View>
      {saveFile && (
        <Button kind="quiet" onPress={save}>
          Save the receipt
        </Button>
      )}
      <Words kind="small" tone="muted">
        To be found, tell staff the email address that you gave, or the whole number of the booking:
      </Words>
      <Words kind="small" tone="muted" selectable>
        {booking.id}
      </Words>
    </Panel>
  );
}

const styles = StyleSheet.create({
  lines: { gap: space.s },
  line: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: space.l },
});
