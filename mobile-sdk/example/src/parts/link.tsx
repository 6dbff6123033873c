import type { ReactNode } from 'react';
import { Pressable, type PressState, type StyleProp } from 'react-native';
import { useGo } from '../navigation.tsx';
import type { Route } from '../routes.ts';

interface LinkProps {
  readonly to: Route;
  readonly label: string;
  /** The link leads to the current screen. */
  readonly here?: boolean;
  readonly style?: StyleProp;
  readonly children: ReactNode;
}

/** A link to another screen. */
export function Link({ to, label, here = false, style, children }: LinkProps) {
  const go = useGo();
  return (
    <Pressable
      role="link"
      aria-label={label}
      {...(here && { 'aria-current': 'page' })}
      onPress={() => go(to)}
      style={({ pressed }: PressState) => [style, { opacity: pressed ? 0.85 : 1 }]}
    >
      {children}
    </Pressable>
  );
}
