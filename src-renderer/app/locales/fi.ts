import { namespacesOf } from './namespaces.js';

export default namespacesOf(
  import.meta.glob<Record<string, unknown>>(['./fi/*.json', '!./fi/*Later.json'], {
    eager: true,
    import: 'default',
  }),
);
