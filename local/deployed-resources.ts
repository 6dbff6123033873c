import type { DeployedResource } from './template/deploy.ts';

/** Finds deployed resources by the names that a CDK author knows. */
export interface Resources {
  all: readonly DeployedResource[];
  /**
   * Finds a resource by logical id or construct path, or by the end of its path (`Bookings/Table`).
   * @throws when none or several match, naming them.
   */
  get(idOrPath: string, type?: string): DeployedResource;
}

export function deployedResources(all: readonly DeployedResource[]): Resources {
  return {
    all,
    get: (idOrPath, type) => {
      const ofType = all.filter((resource) => !type || resource.type === type);
      const exact = ofType.filter((resource) => [resource.logicalId, resource.ref].includes(idOrPath));
      const fits = exact.length > 0 ? exact : ofType.filter((resource) => pathFits(resource, idOrPath));
      const [found, ...others] = fits;
      if (found && others.length === 0) return found;
      const which = fits.map((resource) => resource.path ?? resource.logicalId).join(', ');
      throw new Error(
        found ? `Several resources fit ${idOrPath}: ${which}` : `Nothing deployed fits ${idOrPath}`,
      );
    },
  };
}

/** CDK names the resource inside an L2 construct `Resource`. Callers may leave that name out. */
function pathFits({ path }: DeployedResource, wanted: string): boolean {
  const short = path?.replace(/\/Resource$/, '');
  return [path, short].some((candidate) => candidate === wanted || candidate?.endsWith(`/${wanted}`));
}
