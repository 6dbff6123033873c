/** The route for images on stages without an edge. Elsewhere the edge serves them at the same path. */
export const imageRoute = { method: 'GET', path: '/images/{file+}' } as const;
