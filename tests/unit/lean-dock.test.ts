import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leanScript, leanStyle } from '../../resources/lean-dock.js';

const dist = dirname(createRequire(import.meta.url).resolve('flexlayout-react'));
const script = readFileSync(join(dist, 'index.js'), 'utf8');
const style = readFileSync(join(dist, '../style/light.css'), 'utf8');

describe('the docking library, lean', () => {
  const lean = leanScript(script);
  it('leaves out views that cannot show, and says when they have moved', () => {
    expect(lean).toContain('var FloatWindow = () => null;');
    expect(lean).not.toContain('copyStyles(');
    expect(lean).toContain('var TabSet = ');
    expect(() => leanScript('export {};')).toThrow(/no longer/);
    expect(() => leanScript(script.replace('#region src/view/GroupPill.tsx', '#region src/view/Pill.tsx'))).toThrow(
      /GroupPill/,
    );
  });
  it('never asks whether something is a place that stands in no layout', () => {
    expect(lean).not.toMatch(/instanceof (BorderNode|TabGroupNode)/);
    // The rest of the question stays.
    expect(lean).toContain('return parent instanceof TabSetNode || false && parent.getTabContainer()');
    expect(() => leanScript(script.replace('borders.size > 0', 'borders.size !== 0'))).toThrow(/borders/);
  });
  it('keeps every attribute of the places that do, with what it is unless it is set', () => {
    const attributesIn = (text: string, path: string) => {
      const from = text.indexOf(`//#region src/model/${path}.ts`);
      const part = text.slice(from, text.indexOf('//#endregion', from));
      return [...part.matchAll(/\.(?:add\w*|setAlias|setPreserveIfExplicit)\([^()]*\)/g)].map(([all]) => all);
    };
    for (const path of ['Model', 'RowNode', 'TabSetNode', 'TabNode']) {
      expect(attributesIn(lean, path).length).toBeGreaterThan(3);
      expect(attributesIn(lean, path)).toEqual(attributesIn(script, path));
    }
    expect(lean).not.toMatch(/toTypescriptInterface|\.pairAttributes\(|\.setType\(/);
  });
  it('draws the icons that show, and only those', () => {
    expect(lean).toContain('var CloseIcon = () => null;');
    for (const icon of ['Overflow', 'Edge']) expect(lean).toMatch(new RegExp(`^var ${icon}Icon = .*\\{$`, 'm'));
  });
  it('asks for no class by a table', () => {
    expect(lean).not.toMatch(/CLASSES\.\w/);
    expect(lean).toContain('getClassName("flexlayout__layout_main")');
  });
  it('keeps the rules of what shows, whole', () => {
    const kept = leanStyle(style);
    expect(kept).not.toMatch(/^\.flexlayout__(border_button|float_window)/m);
    expect(kept.length).toBeLessThan(style.length * 0.8);
    for (const shown of [
      'layout',
      'tabset_tabbar_outer',
      'tab_button',
      'splitter_drag',
      'popup_menu_item',
      'drag_rect',
    ])
      expect(kept).toContain(`.flexlayout__${shown}`);
    expect(kept.split('{')).toHaveLength(kept.split('}').length);
  });
});
