import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TemplateError } from './template-error.ts';

/** A resource of a synthesized template. */
export interface TemplateResource {
  Type: string;
  Properties?: Record<string, unknown>;
  DependsOn?: string | string[];
  Condition?: string;
  Metadata?: Record<string, unknown>;
}

/** The parts of a CloudFormation template that the local cloud reads. */
export interface Template {
  Resources?: Record<string, TemplateResource>;
  Outputs?: Record<string, { Value: unknown; Condition?: string; Export?: { Name: unknown } }>;
  Parameters?: Record<string, { Type: string; Default?: unknown }>;
  Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  Conditions?: Record<string, unknown>;
}

/** One stack of a cloud assembly. */
export interface Stack {
  name: string;
  template: Template;
  /** Asset folders and files by the object key with which `cdk deploy` uploads them. */
  assets: Map<string, string>;
}

interface Artifact {
  type: string;
  dependencies?: string[];
  displayName?: string;
  properties?: { templateFile?: string; stackName?: string; file?: string; directoryName?: string };
}

/** Reads a synthesized cloud assembly (`cdk.out`): its stacks, each after those it depends on. */
export function readAssembly(folder: string): Stack[] {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new TemplateError(`${folder} is no cloud assembly: it has no manifest.json`);
  const { artifacts = {} } = readJson<{ artifacts?: Record<string, Artifact> }>(file);
  const stacks: Stack[] = [];
  const seen = new Set<string>();
  const visit = (id: string) => {
    const artifact = artifacts[id];
    if (!artifact || seen.has(id)) return;
    seen.add(id);
    for (const dependency of artifact.dependencies ?? []) visit(dependency);
    if (artifact.type === 'aws:cloudformation:stack') stacks.push(readStack(folder, id, artifact));
    if (artifact.type === 'cdk:cloud-assembly') {
      stacks.push(...readAssembly(join(folder, artifact.properties?.directoryName ?? id)));
    }
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return stacks;
}

function readStack(folder: string, id: string, artifact: Artifact): Stack {
  const templateFile = artifact.properties?.templateFile ?? `${id}.template.json`;
  const name = artifact.properties?.stackName ?? id;
  return { name, template: readJson(join(folder, templateFile)), assets: readAssets(folder, id) };
}

interface AssetManifest {
  files?: Record<string, { source: { path: string }; destinations: Record<string, { objectKey: string }> }>;
}

function readAssets(folder: string, id: string): Map<string, string> {
  const assets = new Map<string, string>();
  const file = join(folder, `${id}.assets.json`);
  if (!existsSync(file)) return assets;
  for (const { source, destinations } of Object.values(readJson<AssetManifest>(file).files ?? {})) {
    for (const { objectKey } of Object.values(destinations))
      assets.set(objectKey, resolve(folder, source.path));
  }
  return assets;
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
