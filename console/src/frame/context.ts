import { createContext, use } from 'react';
import type { ConsoleConfig } from '../console-config.ts';
import type { Me, Session, StaffRole } from '../session/session.ts';

/** The things that every page may use. */
export interface Frame {
  readonly config: ConsoleConfig;
  readonly session: Session;
  readonly me: Me;
}

export const FrameContext = createContext<Frame | undefined>(undefined);

/** @throws Error outside of the console's frame */
export function useFrame(): Frame {
  const frame = use(FrameContext);
  if (!frame) throw new Error('useFrame needs the console’s frame around it');
  return frame;
}

export const useClient = () => useFrame().session.client;

/** Returns whether the person has one of these roles. It decides what is shown, not what is allowed. */
export const hasRole = ({ roles }: Me, ...wanted: readonly StaffRole[]): boolean =>
  wanted.some((role) => roles.includes(role));
