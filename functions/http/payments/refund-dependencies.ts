import { ledgerReader } from '../../../lib/payments/ledger-reader.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { whileClientWaits } from '../../../lib/platform/stripe.ts';
import { paymentDependencies } from '../../events/payments/dependencies.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';

const env = readEnvironment(['LEDGER_TABLE', 'REFUND_STEP_UP_MINOR']);
const stepUpMinor = Number(env.REFUND_STEP_UP_MINOR);
if (!(stepUpMinor >= 0)) throw new Error('REFUND_STEP_UP_MINOR must be a number of minor units');

/** The parts of the operations by which staff give money back. */
export const refundDependencies = () => ({
  ...paymentDependencies(whileClientWaits, 1),
  audit: auditOfThisFunction(),
  stepUpMinor,
  ledger: ledgerReader(dynamoDocuments(), env.LEDGER_TABLE),
});
