/** A place in the assembly, in the words of a CDK author. */
export interface ResourceAddress {
  stack: string;
  logicalId: string;
  /** The construct path, from the `aws:cdk:path` metadata. */
  path?: string | undefined;
  type: string;
}

/** The template uses something that the local cloud does not support. */
export class TemplateError extends Error {
  constructor(problem: string, at?: ResourceAddress) {
    super(at ? `${problem}\n${describe(at)}` : problem);
    this.name = 'TemplateError';
  }
}

function describe(at: ResourceAddress): string {
  const lines = [`  stack      ${at.stack}`, `  logical id ${at.logicalId}`];
  if (at.path) lines.push(`  construct  ${at.path}`);
  lines.push(`  type       ${at.type}`);
  return lines.join('\n');
}
