/**
 * Fills a tool's URL template. Known names: `{hub.url}` and `{hub.topic}` (FHIRcast 3.0.0, session discovery by launch
 * parameters). Nothing of a client ever goes into a URL, so there is no name for it.
 */
export function launchUrl(template: string, fhircast: { hubUrl: string; topic: string }): string {
  return template
    .replaceAll('{hub.url}', encodeURIComponent(fhircast.hubUrl))
    .replaceAll('{hub.topic}', encodeURIComponent(fhircast.topic));
}
