import type { Stack, TemplateResource } from './assembly.ts';
import { deploymentOrder } from './deployment-order.ts';
import { resolve, type Scope, truth } from './intrinsics.ts';
import { checkProperties, type PropertyTable } from './property-table.ts';
import { type Deployed, stackScope } from './stack-scope.ts';
import { type ResourceAddress, TemplateError } from './template-error.ts';

/** A resource with its properties resolved, ready for its provisioner. */
export interface ResolvedResource<Properties = Record<string, unknown>> extends ResourceAddress {
  properties: Properties;
  stackAssets: Map<string, string>;
}

/** The deployment of one resource type: its known properties, and the function that creates it. */
export interface ResourceType<Target> {
  properties: PropertyTable;
  create(resource: ResolvedResource, target: Target): Deployed | Promise<Deployed>;
}

/** A deployed resource, with its place in the templates. */
export interface DeployedResource extends Deployed, ResourceAddress {}

/** Everything that was deployed. */
export interface Deployment {
  resources: DeployedResource[];
  /** `StackName.OutputKey`, and `OutputKey` where it is unique. */
  outputs: Record<string, string>;
}

/** Deploys the stacks in order, each resource by the provisioner of its type. */
export async function deploy<Target>(
  stacks: Stack[],
  types: Record<string, ResourceType<Target>>,
  target: Target,
  rewrite: (value: unknown) => unknown = (value) => value,
): Promise<Deployment> {
  for (const stack of stacks) checkStack(stack, types);
  const exports = new Map<string, unknown>();
  const deployment: Deployment = { resources: [], outputs: {} };
  for (const stack of stacks) {
    const deployed = new Map<string, Deployed>();
    const scope = stackScope(stack, deployed, exports);
    const template = stack.template.Resources ?? {};
    for (const id of deploymentOrder(template)) {
      const resource = template[id] as TemplateResource;
      if (resource.Condition && !truth(resource.Condition, scope)) continue;
      const at = addressOf(stack, id, resource);
      const properties = rewrite(resolveAt(resource.Properties ?? {}, scope, at)) as Record<string, unknown>;
      const type = types[resource.Type] as ResourceType<Target>;
      const result = await type.create({ ...at, properties, stackAssets: stack.assets }, target);
      deployed.set(id, result);
      deployment.resources.push({ ...at, ...result });
    }
    collectOutputs(stack, scope, exports, deployment.outputs, rewrite);
  }
  return deployment;
}

/** Checks types and property names before creating any resource, so that a mistake leaves nothing behind. */
function checkStack<Target>(stack: Stack, types: Record<string, ResourceType<Target>>): void {
  for (const [id, resource] of Object.entries(stack.template.Resources ?? {})) {
    const at = addressOf(stack, id, resource);
    const type = types[resource.Type];
    if (!type)
      throw new TemplateError(`The local cloud does not support the resource type ${resource.Type}.`, at);
    checkProperties(type.properties, resource.Properties, at);
  }
}

function addressOf(stack: Stack, logicalId: string, resource: TemplateResource): ResourceAddress {
  const path = resource.Metadata?.['aws:cdk:path'];
  return {
    stack: stack.name,
    logicalId,
    path: typeof path === 'string' ? path : undefined,
    type: resource.Type,
  };
}

function resolveAt(properties: Record<string, unknown>, scope: Scope, at: ResourceAddress): unknown {
  try {
    return resolve(properties, scope);
  } catch (error) {
    throw error instanceof TemplateError ? new TemplateError(error.message, at) : error;
  }
}

function collectOutputs(
  stack: Stack,
  scope: Scope,
  exports: Map<string, unknown>,
  outputs: Record<string, string>,
  rewrite: (value: unknown) => unknown,
): void {
  for (const [key, output] of Object.entries(stack.template.Outputs ?? {})) {
    if (output.Condition && !truth(output.Condition, scope)) continue;
    const value = rewrite(resolve(output.Value, scope));
    // CDK's exports for other stacks are not for people.
    if (!key.startsWith('ExportsOutput')) {
      outputs[`${stack.name}.${key}`] = String(value);
      outputs[key] ??= String(value);
    }
    if (output.Export) exports.set(String(resolve(output.Export.Name, scope)), value);
  }
}
