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

/** Icons of buttons that no tab or set has here: nothing closes, pins, floats or grows by the library's own button. */
const UNUSED_ICONS = ['Close', 'Pin', 'Popout', 'PopoutFloat', 'Maximize', 'Restore', 'Asterick', 'Grip'];

/** Places that stand in no layout here: layouts are read by a schema that knows rows, sets of tabs and tabs (layout-schema.ts). */
const UNUSED_NODES = [
  { path: 'model/BorderNode.ts', name: 'BorderNode', type: 'border' },
  { path: 'model/TabGroupNode.ts', name: 'TabGroupNode', type: 'tabgroup' },
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

/** The names that a part of the package's one file declares, with its text. Throws where the package no longer has it. */
function partOf(script: string, path: string): { text: string; names: string[] } {
  const region = regionOf(path).exec(script);
  if (region?.[1] === undefined) throw new Error(`flexlayout-react has no ${path} to leave out`);
  return {
    text: region[0],
    names: [...region[1].matchAll(/^(?:var|function) (\w+)/gm)].flatMap(([, name]) => name ?? []),
  };
}

/** Nothing is ever one of the unused places, so every branch for them goes with them when the script is made small. */
function withoutUnusedNodes(script: string): string {
  const names = UNUSED_NODES.map(({ name }) => name).join('|');
  const asked = new RegExp(String.raw`\b\w+(?:\(\))?(?:\.\w+(?:\(\))?)* instanceof (?:${names})\b`, 'g');
  const borders = 'controller.isMainLayout() && borders.size > 0';
  if (!script.includes(borders)) throw new Error('flexlayout-react no longer frames its borders as it did');
  return UNUSED_NODES.reduce(
    (rest, { path, name, type }) =>
      rest.replace(partOf(rest, path).text, () => `var ${name} = class { static TYPE = "${type}"; };`),
    script.replace(borders, 'false'),
  ).replaceAll(asked, 'false');
}

/** Attributes are described to those who write layouts by hand: in prose, by type, by choices, and as an interface in text. */
function withoutDescriptions(script: string): string {
  const described = /\.setDescription\(`[^`]*`\)/g;
  if (!described.test(script)) throw new Error('flexlayout-react no longer describes its attributes as it did');
  return (
    script
      .replaceAll(described, '')
      .replaceAll(/\.setType\([^()]*\)|\.setValues\(\[[^()]*?\]\)|\.set(?:Required|Fixed)\(\)/g, '')
      .replaceAll(/^\t(?:static )?toTypescriptInterfaces?\([^)]*\) \{\n[\s\S]*?^\t\}\n/gm, '')
      .replaceAll(/^.*\.pairAttributes\(.*\);$/gm, '')
      // English words of menus that the library would show by itself.
      .replaceAll(/^\tI18nLabel\["Menu_\w+"\] = "[^"]*";$|^\t\["flexlayout\.ui\.menu\.[^"]*"\]: "[^"]*",$/gm, '')
  );
}

/** An icon that no button shows draws nothing. */
const withoutUnusedIcons = (script: string): string =>
  UNUSED_ICONS.reduce((rest, icon) => {
    const drawn = new RegExp(String.raw`^var ${icon}Icon = (?:\([^)]*\)|\w+) => \{\n[\s\S]*?^\};\n`, 'm');
    if (!drawn.test(rest)) throw new Error(`flexlayout-react has no ${icon}Icon to leave out`);
    return rest.replace(drawn, `var ${icon}Icon = () => null;\n`);
  }, script);

/** The package with each unused view drawing nothing, without places that are never there and without its prose. */
export function leanScript(code: string): string {
  const lean = inlineClasses(withoutUnusedIcons(withoutUnusedNodes(withoutDescriptions(code))));
  return UNUSED_VIEWS.reduce((rest, path) => {
    const { text, names } = partOf(rest, path);
    return rest.replace(text, () => names.map((name) => `var ${name} = () => null;`).join('\n'));
  }, lean);
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
