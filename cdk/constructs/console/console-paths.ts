/** The path of the console on its host. `base` in console/build.ts is the same. */
export const consoleBase = '/console/';

/** The path that a sign-in and a sign-out return to. */
export const signedInPath = `${consoleBase}signed-in`;

/**
 * The function at the edge that finds the file of a path. Below `/console/`, each path without a file is the page,
 * because the page's router knows it. An unknown asset stays unknown: the page in its place would be a wrong script.
 */
export const findFile = `function handler(event) {
  var request = event.request;
  var base = '${consoleBase}';
  if (request.uri === '/' || request.uri === base.slice(0, -1))
    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: base } } };
  if (!request.uri.startsWith(base)) return request;
  var path = request.uri.slice(base.length);
  if (!path.startsWith('assets/') && !/^[^/]+\\.[a-z]+$/.test(path)) request.uri = base + 'index.html';
  return request;
}`;
