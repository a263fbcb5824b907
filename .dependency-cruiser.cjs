/** The house's one-way arrows (design §3). `npm run lint` fails when one is broken. */
const FEATURES =
  '(context|tools|identity|credentials|access|client-summary|drafts|availability|consultation|guidelines-authoring|guidelines|service-tray|search|desk|referrals|sealed|appointments|telephony|workspace|usage|indicators|county|training)';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { path: '^src-(main|renderer|hub|simulators)/' },
    },
    {
      name: 'renderer-sees-only-shared',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-(main|hub|simulators)/' },
    },
    {
      name: 'main-never-sees-renderer-or-simulators',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-(renderer|simulators)/' },
    },
    {
      name: 'hub-sees-only-shared',
      severity: 'error',
      from: { path: '^src-hub/' },
      to: { path: '^src-(main|renderer|simulators)/' },
    },
    {
      name: 'hub-is-entered-by-its-index',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-hub/', pathNot: '^src-hub/index\\.ts$' },
    },
    {
      name: 'simulators-are-outside-systems',
      severity: 'error',
      from: { path: '^src-simulators/' },
      to: { path: '^src-(main|renderer|hub)/' },
    },
    {
      name: 'a-feature-is-entered-by-its-index',
      severity: 'error',
      from: { path: `^src-main/(?!${FEATURES}/)|^src-main/${FEATURES}/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^src-main/${FEATURES}/.+`, pathNot: ['^src-main/[^/]+/index\\.ts$', '^src-main/$1/'] },
    },
    {
      name: 'a-pane-is-entered-by-its-index',
      severity: 'error',
      from: { path: '^src-renderer/app/' },
      to: { path: '^src-renderer/features/[^/]+/.+', pathNot: '^src-renderer/features/[^/]+/index\\.tsx?$' },
    },
    {
      name: 'features-of-the-renderer-stay-apart',
      severity: 'error',
      from: { path: '^src-renderer/features/([^/]+)/' },
      to: { path: '^src-renderer/(features/(?!$1/)|app/)' },
    },
    {
      name: 'ui-stands-below',
      severity: 'error',
      from: { path: '^src-renderer/ui/' },
      to: { path: '^src-renderer/(app|features)/' },
    },
    {
      name: 'electron-only-in-its-host',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/electron/' },
      to: { path: '(^|node_modules/)electron(-store)?(/|$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.tsx?$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
