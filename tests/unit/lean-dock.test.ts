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
