import { useFrame } from '../../../../frame/context.ts';

/** Returns the address of the API, at which published images are too. The config may have it as a path. */
export const useApiAddress = (): string => new URL(useFrame().config.apiUrl, location.href).href;
