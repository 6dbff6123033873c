import { ledgerReader } from '../../../lib/ledger/ledger-reader.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { whileClientWaits } from '../../../lib/stripe/stripe.ts';
import { paymentDependencies } from '../../events/payments/dependencies.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';
import { oversightOfThisFunction } from '../staff/oversight.ts';

const env = readEnvironment(['LEDGER_TABLE']);

/** The parts of the operations by which staff give money back. */
export const refundDependencies = () => ({
  ...paymentDependencies(whileClientWaits, 1),
  audit: auditOfThisFunction(),
  oversight: oversightOfThisFunction(),
  ledger: ledgerReader(dynamoDocuments(), env.LEDGER_TABLE),
});
