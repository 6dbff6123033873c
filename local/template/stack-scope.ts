import { ACCOUNT, REGION, stableUuid } from '../names.ts';
import type { Stack } from './assembly.ts';
import { NO_VALUE, type Scope } from './intrinsics.ts';
import { TemplateError } from './template-error.ts';

/** A deployed resource's values for `Ref` and `Fn::GetAtt`. */
export interface Deployed {
  ref: string;
  attributes: Record<string, unknown>;
}

/** The scope of a stack during its deployment. `deployed` and `exports` grow as it goes on. */
export function stackScope(
  stack: Stack,
  deployed: Map<string, Deployed>,
  exports: Map<string, unknown>,
): Scope {
  const pseudo: Record<string, unknown> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::Region': REGION,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stack.name}/${stableUuid(stack.name)}`,
    'AWS::NotificationARNs': [],
    'AWS::NoValue': NO_VALUE,
  };
  const resource = (id: string): Deployed => {
    const found = deployed.get(id);
    if (!found) throw new TemplateError(`Stack ${stack.name} refers to ${id}, which it does not have`);
    return found;
  };
  return {
    ref: (id) => {
      if (id in pseudo) return pseudo[id];
      const parameter = stack.template.Parameters?.[id];
      if (!parameter) return resource(id).ref;
      if (parameter.Default === undefined)
        throw new TemplateError(`Parameter ${id} of ${stack.name} has no default`);
      return parameter.Default;
    },
    getAtt: (id, attribute) => {
      const value = resource(id).attributes[attribute];
      if (value === undefined)
        throw new TemplateError(`The local cloud has no attribute ${attribute} of ${id} in ${stack.name}`);
      return value;
    },
    importValue: (name) => {
      if (!exports.has(name))
        throw new TemplateError(`Stack ${stack.name} imports ${name}, which no stack before it exports`);
      return exports.get(name);
    },
    mapping: (map, first, second) => {
      const value = stack.template.Mappings?.[map]?.[first]?.[second];
      if (value === undefined)
        throw new TemplateError(`Mapping ${map} of ${stack.name} has no ${first}.${second}`);
      return value;
    },
    condition: (name) => {
      const definition = stack.template.Conditions?.[name];
      if (definition === undefined) throw new TemplateError(`Stack ${stack.name} has no condition ${name}`);
      return definition;
    },
  };
}
