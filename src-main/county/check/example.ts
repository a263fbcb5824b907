/** A template's address with a harmless value for each name: `{patient.id}` becomes `example-patient-id`. Pure. */
export const exampleOf = (template: string): string =>
  new URL(template.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => `example-${name.replaceAll('.', '-')}`)).href;

const IS_SECRET = /SECRET|KEY|PASS/;
const FIRST_PORT = 20_001;

/** A value for a name of the environment that is not set: another loopback address for each, and a text for a secret. */
export const exampleValue = (name: string, index: number): string =>
  IS_SECRET.test(name) ? `example-only-${name.toLowerCase()}` : `http://127.0.0.1:${FIRST_PORT + index}`;
