import { Message } from './message.tsx';

export const NotFound = () => <Message title="notFound" help="notFoundHelp" />;
