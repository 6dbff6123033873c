import { Message } from './message.tsx';

export const Forbidden = () => <Message title="forbidden" help="forbiddenHelp" />;
