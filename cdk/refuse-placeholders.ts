import type { Stage } from './stages.ts';

/** Domains that RFC 2606 keeps for examples, the key before an operator sets it, and the URL scheme of our sample app. */
const placeholder = /\.example(?=[/:\s]|$)|put-your-|^stampede:/;

/**
 * Lists the settings of a stage that still have the repository's values.
 * @returns a line for each, as in `corsOrigins[0] is "https://console.stampede.example"`
 */
export function placeholdersIn(value: unknown, path = ''): string[] {
  if (typeof value === 'string')
    return placeholder.test(value) ? [`${path} is ${JSON.stringify(value)}`] : [];
  if (Array.isArray(value)) return value.flatMap((each, index) => placeholdersIn(each, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    placeholdersIn(each, path ? `${path}.${name}` : name),
  );
}

/**
 * Refuses to make unusable templates of staging or prod: with example domains, images from any host, or alarms without
 * a recipient.
 * @returns the message, which names each setting; nothing when all are set
 */
export function refusePlaceholders(stage: Stage, alarmEmail: string | undefined): string | undefined {
  if (stage.name === 'dev') return undefined;
  const open = placeholdersIn(stage).map((line) => `  ${line}`);
  if (!stage.imageHosts)
    open.push(
      '  imageHosts is not given: any host could follow your buyers. Name yours; [] leaves the edge’s own',
    );
  if (!alarmEmail)
    open.push(
      '  alarmEmail is not given: nobody would hear an alarm. Add -c alarmEmail=ops@your-shop.com (build-deployment: --alarm-email)',
    );
  if (open.length === 0) return undefined;
  return `Stage ${stage.name} is not ready to deploy. Set these in cdk/stages.ts (docs/deploy.md, "Your settings"):\n${open.join('\n')}\nTo look at its templates all the same, add -c placeholders=allow (build-deployment: --placeholders allow).`;
}
