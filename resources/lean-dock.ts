import type { Plugin } from 'vite';

/** Parts of flexlayout that never show here: no pane floats, pops out, stands in a border or in a group of tabs. */
const UNUSED_VIEWS = [
  'view/BorderTabSet.tsx',
  'view/BorderButton.tsx',
  'view/BorderTab.tsx',
  'view/FloatWindow.tsx',
  'view/PopoutWindow.tsx',
  'view/GroupPill.tsx',
  'view/GroupEndMarker.tsx',
  'view/layout/FloatingWindowContainer.tsx',
];

/** Classes of what only those parts draw. */
const UNUSED_CLASS = /\.flexlayout__(border_(?!sizer)|border\b|float|group_)/;

/** Names of classes stand in a table of which most is unused: each name goes where it is used instead. */
function inlineClasses(code: string): string {
  const names = new Map(
    [...code.matchAll(/^\tCLASSES\["(\w+)"\] = ("[^"]*");$/gm)].map(([, key, name]) => [key, name]),
  );
  return code.replaceAll(/\bCLASSES\.(\w+)/g, (use, key: string) => names.get(key) ?? use);
}

const regionOf = (path: string) =>
  new RegExp(String.raw`^//#region src/${path.replaceAll('.', String.raw`\.`)}\n([\s\S]*?)^//#endregion$`, 'm');

/** The package with each unused view drawing nothing, and without the prose that describes its attributes to its authors. */
export function leanScript(code: string): string {
  const described = /\.setDescription\(`[^`]*`\)/g;
  if (!described.test(code)) throw new Error('flexlayout-react no longer describes its attributes as it did');
  return UNUSED_VIEWS.reduce(
    (rest, path) => {
      const region = regionOf(path).exec(rest);
      if (region?.[1] === undefined) throw new Error(`flexlayout-react has no ${path} to leave out`);
      const names = [...region[1].matchAll(/^(?:var|function) (\w+)/gm)].map(([, name]) => name);
      return rest.replace(region[0], () => names.map((name) => `var ${name} = () => null;`).join('\n'));
    },
    inlineClasses(code.replaceAll(described, '')),
  );
}

/** A style sheet without the rules that only unused views need; a rule ends where its line is a brace alone. */
export const leanStyle = (css: string): string =>
  css.replaceAll(/^(\.[^{}]*)\{[\s\S]*?^\}\n/gm, (rule, selectors: string) =>
    selectors.split(',').every((selector) => UNUSED_CLASS.test(selector)) ? '' : rule,
  );

/**
 * Leaves out of the docking library what the workbench never shows. The package is one file whose parts know each other,
 * so the bundler itself cannot tell; without this a fifth of the first load would never run.
 */
export const leanDock = (): Plugin => ({
  name: 'lean-dock',
  enforce: 'pre',
  transform(code, id) {
    const file = id.split('?')[0] ?? id;
    if (file.endsWith('/flexlayout-react/dist/index.js')) return { code: leanScript(code), map: null };
    if (file.endsWith('/flexlayout-react/style/light.css')) return { code: leanStyle(code), map: null };
    return undefined;
  },
});
