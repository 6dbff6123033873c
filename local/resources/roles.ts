import { type PolicyDocument, type Statement, statementsOf } from '../iam/policy.ts';
import { ACCOUNT, generatedName, stableUuid } from '../names.ts';
import type { ResolvedResource } from '../template/deploy.ts';
import { inert, used } from '../template/property-table.ts';
import { TemplateError } from '../template/template-error.ts';
import type { CloudTarget, ResourceTypes } from './target.ts';

/** AWS's policies without an action that the local cloud checks: logs, traces, networks. */
const harmless = /\/(AWSLambdaBasicExecutionRole|AWSLambdaVPCAccessExecutionRole|AWSXRayDaemonWriteAccess)$/;

/** IAM: the rights of functions' roles. Trust policies are ignored. */
export const roles: ResourceTypes = {
  'AWS::IAM::Role': {
    properties: {
      ...used('ManagedPolicyArns', 'RoleName'),
      Policies: used('PolicyDocument', 'PolicyName'),
      ...inert(
        'AssumeRolePolicyDocument',
        'Description',
        'MaxSessionDuration',
        'Path',
        'PermissionsBoundary',
        'Tags',
      ),
    },
    create: (resource, target) => {
      const name = nameOf(resource, 'RoleName', 64);
      const { Policies = [], ManagedPolicyArns = [] } = resource.properties as {
        Policies?: { PolicyDocument: PolicyDocument }[];
        ManagedPolicyArns?: string[];
      };
      const statements = Policies.flatMap(({ PolicyDocument }) => read(PolicyDocument, resource));
      target.roles.set(name, {
        statements,
        unknown: ManagedPolicyArns.filter(
          (each) => !harmless.test(each) && !target.managedPolicies.has(each),
        ),
      });
      for (const each of ManagedPolicyArns) statements.push(...(target.managedPolicies.get(each) ?? []));
      return { ref: name, attributes: { Arn: roleArn(name), RoleId: stableUuid(name) } };
    },
  },
  'AWS::IAM::Policy': {
    properties: { ...used('PolicyDocument', 'Roles'), ...inert('Groups', 'PolicyName', 'Users') },
    create: (resource, target) => {
      attach(resource, target);
      return { ref: resource.logicalId, attributes: { Id: resource.logicalId } };
    },
  },
  'AWS::IAM::ManagedPolicy': {
    properties: {
      ...used('ManagedPolicyName', 'PolicyDocument', 'Roles'),
      ...inert('Description', 'Groups', 'Path', 'Users'),
    },
    create: (resource, target) => {
      const ref = `arn:aws:iam::${ACCOUNT}:policy/${nameOf(resource, 'ManagedPolicyName', 128)}`;
      target.managedPolicies.set(ref, attach(resource, target));
      return { ref, attributes: { PolicyArn: ref } };
    },
  },
};

const roleArn = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;

const nameOf = (resource: ResolvedResource, property: string, limit: number): string =>
  String(resource.properties[property] ?? generatedName(resource.stack, resource.logicalId, limit));

function attach(resource: ResolvedResource, target: CloudTarget): Statement[] {
  const { PolicyDocument: document, Roles = [] } = resource.properties as {
    PolicyDocument: PolicyDocument;
    Roles?: string[];
  };
  const statements = read(document, resource);
  for (const name of Roles) target.roles.get(name)?.statements.push(...statements);
  return statements;
}

function read(document: PolicyDocument, resource: ResolvedResource): Statement[] {
  try {
    return statementsOf(document);
  } catch (error) {
    throw new TemplateError(`${(error as Error).message}.`, resource);
  }
}

/** Reads a table's own policy. */
export function noteTablePolicy(resource: ResolvedResource, target: CloudTarget): void {
  const { ResourcePolicy, Replicas = [] } = resource.properties as {
    ResourcePolicy?: { PolicyDocument: PolicyDocument };
    Replicas?: { ResourcePolicy?: { PolicyDocument: PolicyDocument } }[];
  };
  for (const policy of [ResourcePolicy, ...Replicas.map((replica) => replica.ResourcePolicy)])
    if (policy) target.tablePolicies.push(...read(policy.PolicyDocument, resource));
}

/**
 * Returns the rights of a function by its role. They are read when the function starts, since policies are attached
 * after its creation.
 * @throws TemplateError when its role is not in the templates, or has an AWS policy that is not known here.
 */
export function rightsOf(resource: ResolvedResource, functionName: string, target: CloudTarget) {
  const roleName =
    String(resource.properties.Role ?? '')
      .split('/')
      .at(-1) ?? '';
  const role = target.roles.get(roleName);
  if (!role) throw new TemplateError(`There is no role ${resource.properties.Role}.`, resource);
  if (role.unknown.length > 0)
    throw new TemplateError(`The local cloud does not support the policy ${role.unknown[0]}.`, resource);
  return () => ({
    principal: `assumed-role/${roleName}/${functionName}`,
    identity: role.statements,
    resources: target.tablePolicies,
  });
}
