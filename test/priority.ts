import { getPriority, setPriority } from 'node:os';
import { functionPriority } from '../local/lambda/function-spec.ts';

if (process.platform === 'linux' && getPriority() < functionPriority) setPriority(functionPriority);
