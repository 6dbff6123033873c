/** A part of fauxqs that it does not export. */
export const part = async (path: string) => import(new URL(path, import.meta.resolve('fauxqs')).href);
