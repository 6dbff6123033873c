import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Switches } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SwitchDialog } from './switch-dialog.tsx';
import './switches.css';

const flags = ['guests', 'oneClick', 'liveSockets'] as const;
type Flag = (typeof flags)[number];

/** The switches of the whole stage. */
export function FlagSwitches({ switches }: { readonly switches: Switches }) {
  const text = useTranslations('switches');
  const [open, setOpen] = useState<Flag>();
  const turn = open && (switches[open] ? 'off' : 'on');
  return (
    <Container header={<Header variant="h2">{text('everybody')}</Header>}>
      <ul className="switch-rows">
        {flags.map((flag) => (
          <li key={flag}>
            <div>
              <SpaceBetween direction="horizontal" size="s">
                <Box variant="h3" padding="n">
                  {text(`flags.${flag}.name`)}
                </Box>
                <StatusIndicator type={switches[flag] ? 'success' : 'stopped'}>
                  {text(switches[flag] ? 'isOn' : 'isOff')}
                </StatusIndicator>
              </SpaceBetween>
              <Box color="text-body-secondary">{text(`flags.${flag}.off`)}</Box>
            </div>
            <Button
              ariaLabel={text(switches[flag] ? 'turnOffThis' : 'turnOnThis', {
                name: text(`flags.${flag}.name`),
              })}
              onClick={() => setOpen(flag)}
            >
              {text(switches[flag] ? 'turnOff' : 'turnOn')}
            </Button>
          </li>
        ))}
      </ul>
      {open && turn && (
        <SwitchDialog
          switches={switches}
          title={text(turn === 'off' ? 'turnOffTitle' : 'turnOnTitle', { name: text(`flags.${open}.name`) })}
          action={text(turn === 'off' ? 'turnOff' : 'turnOn')}
          patch={{ [open]: turn === 'on' }}
          said={text(turn === 'off' ? 'turnedOff' : 'turnedOn', { name: text(`flags.${open}.name`) })}
          onClose={() => setOpen(undefined)}
        >
          <div>{text(`flags.${open}.${turn}`)}</div>
        </SwitchDialog>
      )}
    </Container>
  );
}
