import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { expect, it } from 'vitest';
import { type LimitRule, limitRuleSchema } from '#shared/limit-rules.js';
import actsLater from '../../app/locales/fi/actsLater.json' with { type: 'json' };
import common from '../../app/locales/fi/common.json' with { type: 'json' };
import indicatorsLater from '../../app/locales/fi/indicatorsLater.json' with { type: 'json' };
import { RulesTable } from './RulesTable.js';

const rule = (key: string, checked: boolean): LimitRule =>
  limitRuleSchema.parse({
    key,
    basis: 'law',
    register: 'social',
    kind: 'serviceNeeds',
    counts: { from: 'contact', to: 'begun' },
    from: '2015-04-01',
    urgency: 'nonUrgent',
    limit: { workingDays: 7 },
    dayOff: 'stays',
    act: 'Sosiaalihuoltolaki 1301/2014 36 §',
    source: `lähde ${key}`,
    checkedOn: '2026-11-27',
    checked,
  });

async function shown(rules: LimitRule[]): Promise<string> {
  const i18n = i18next.createInstance();
  const resources = { fi: { actsLater, common, indicatorsLater } };
  await i18n.use(initReactI18next).init({ lng: 'fi', resources, interpolation: { escapeValue: false } });
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <RulesTable rules={rules} />
    </I18nextProvider>,
  );
}

it('asks to check whether a rule is in force that was not compared with its source, and says when another was', async () => {
  const unchecked = await shown([rule('yksi', false)]);
  expect(unchecked).toContain('lähde yksi');
  expect(unchecked).toContain('tarkista voimassaolo');
  expect(unchecked).toContain('--caution');
  expect(unchecked).not.toContain('verrattu lähteeseen');
  const checked = await shown([rule('kaksi', true)]);
  expect(checked).toContain('verrattu lähteeseen 27.11.2026');
  expect(checked).not.toMatch(/tarkista voimassaolo|--caution/);
});
