/**
 * Gives the document to the viewer. It stumbles over a `null` within an `example` and then shows no answers at all; as
 * one of several `examples` the same is read well.
 */
const viewer = document.querySelector('rapi-doc');
const spec = await (await fetch('/docs/openapi.json')).json();

for (const path of Object.values(spec.paths))
  for (const { responses = {} } of Object.values(path))
    for (const { content = {} } of Object.values(responses))
      for (const media of Object.values(content)) {
        if (media.example === undefined) continue;
        media.examples = { Example: { value: media.example } };
        delete media.example;
      }

await customElements.whenDefined('rapi-doc');
viewer.loadSpec(spec);
