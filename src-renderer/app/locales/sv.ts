import { namespacesOf } from './namespaces.js';

export default namespacesOf(
  import.meta.glob<Record<string, unknown>>(['./sv/*.json', '!./sv/*Later.json'], {
    eager: true,
    import: 'default',
  }),
);
