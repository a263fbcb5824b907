/** One figure of the hub's; a counter only grows, a gauge may fall. */
interface Figure {
  name: string;
  type: 'counter' | 'gauge';
  help: string;
  value: number;
}

/** Prometheus' text form (exposition format 0.0.4). No labels: there is nothing of anybody in it. */
export const toPrometheus = (figures: readonly Figure[]): string =>
  figures
    .map(({ name, type, help, value }) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`)
    .join('');
