import { namespacesOf } from './namespaces.js';

export default namespacesOf(
  import.meta.glob<Record<string, unknown>>(['./en/*.json', '!./en/*Later.json'], {
    eager: true,
    import: 'default',
  }),
);
