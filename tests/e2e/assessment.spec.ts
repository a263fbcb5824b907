import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { banner, expect, pane, section, sharedDesk, worklistRow } from './desk.js';
import { keepsWcag } from './wcag.js';

const desk = sharedDesk({ launch: ['--demo-user', 'nurse'] });
const room = (page: Page) => pane(page, 'Tarpeen arviointi');
const option = (page: Page, name: string) => room(page).getByLabel(name, { exact: true });

async function change(name: string): Promise<void> {
  await worklistRow(desk(), name).click();
  await expect(banner(desk().one).getByRole('heading', { level: 1 })).toContainText(name);
}

test('a nurse assesses symptoms: brought answers are checked, the support is answered, and the record has it', async () => {
  const { one, two, context, workbench } = desk();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await change('KOSKINEN');
  // What the summary knows has come by then.
  await expect(pane(two, 'Asiakaskooste').getByRole('region', { name: 'Lääkitys', exact: true })).toContainText(
    'Salbutamoli',
  );
  await one.getByRole('button', { name: /^Hae tai suorita/ }).click();
  await one.getByRole('combobox', { name: 'Hae tai suorita' }).fill('Tarpeen arviointi');
  await one
    .getByRole('option', { name: /Tarpeen arviointi/ })
    .first()
    .click();
  await room(one).getByRole('button', { name: 'Hengitystieoireet' }).click();
  await option(one, 'Raskasta myös levossa').check();
  await expect(room(one)).toContainText('päivystysapu neuvoo numerossa 116117');
  await expect(room(one)).toContainText('kiireellinen, koska hengitys on raskasta myös levossa.');
  await expect(room(one).getByRole('article')).toContainText('keuhkoahtaumatauti');
  await expect(pane(two, 'Kirjaamisohjeet')).toContainText('Arvioit nyt: Hoidon tarpeen arviointi');
  await room(one).getByLabel('Mistä asiakas on huolissaan?').fill('Hengitys on raskasta');

  // Another client sees nothing of it; it waits for its own.
  await room(one).getByRole('button', { name: 'Arvioinnit' }).click();
  await pane(one, 'Työkalut')
    .or(one.getByRole('tab', { name: 'Työkalut' }))
    .first()
    .click();
  await change('SAARIKOSKI');
  await one.getByRole('tab', { name: /Tarpeen arviointi/ }).click();
  await expect(room(one)).toContainText('Uusi arviointi');
  await expect(room(one)).not.toContainText('Jatka');
  await one.getByRole('tab', { name: 'Työkalut' }).click();
  await change('KOSKINEN');
  await one.getByRole('tab', { name: /Tarpeen arviointi/ }).click();
  await room(one).getByRole('button', { name: 'Jatka', exact: true }).click();
  await expect(room(one).getByLabel('Mistä asiakas on huolissaan?')).toHaveValue('Hengitys on raskasta');

  const next = room(one).getByRole('button', { name: 'Jatka tekstiin' });
  await room(one).getByLabel('Ei mitään näistä').first().check();
  await option(one, 'Asiakas itse').check();
  await option(one, 'Kuiva yskä').check();
  await option(one, 'Pysyy ennallaan').check();
  await option(one, 'Keuhkosairaus').check();
  await room(one).getByLabel('Mitä sovitaan jatkosta?').fill('Vastaanotto tänään');
  await next.click();
  await expect(room(one)).toContainText('2 haettua vastausta on tarkistettava.');
  await keepsWcag(one, 'assessment, questions', '.as-room');
  const check = room(one).getByRole('button', { name: 'Tarkistettu' });
  await check.first().click();
  await check.first().click();
  await option(one, 'Tänään').check();
  await next.click();
  await expect(room(one)).toContainText('Perustele, miksi kiireellisyys on matalampi');
  await room(one)
    .getByLabel('Miksi arvioit kiireellisyyden matalammaksi?')
    .fill('Lääkäri näkee asiakkaan iltapäivällä');
  await room(one).getByRole('article').getByRole('button', { name: 'Aiheellinen' }).click();
  await expect(room(one).getByRole('article')).toContainText('Aiheellinen');
  await next.click();

  const text = room(one).getByRole('textbox', { name: 'Kirjattava teksti: Terveydenhuolto' });
  await expect(text).toHaveValue(/Kiireellisyys ammattilaisen arvion mukaan: tänään\./);
  await text.fill(`${await text.inputValue()}\nOhjattu omahoitoon.`);
  // An answer that is changed after that changes its line; what was written by hand stays.
  await room(one).getByRole('button', { name: 'Takaisin kysymyksiin' }).click();
  await option(one, 'Huononee').check();
  await next.click();
  await expect(text).toHaveValue(/Voinnin suunta: huononee\.[^]*Ohjattu omahoitoon\.$/);
  await expect(room(one)).toContainText('omat muokkauksesi säilyivät');
  await keepsWcag(one, 'assessment, text', '.as-room');
  await room(one).getByRole('button', { name: 'Kopioi' }).click();
  await expect(room(one)).toContainText('Kopioitu');
  await room(one).getByRole('button', { name: 'Kirjaa lähdejärjestelmään' }).click();
  await expect(room(one)).toContainText('Arviointi on kirjattu.');
  // The summary has it without being asked to read again.
  await expect(section(two, 'Asiakirjat')).toContainText('Hengitystieoireet');
  await expect(text).toHaveValue(/Ohjattu omahoitoon\.$/);

  const log = readFileSync(join(workbench.dataDir, 'access-log.jsonl'), 'utf8');
  expect(log.indexOf('"assessmentCopied"')).toBeLessThan(log.indexOf('"assessmentRecorded"'));
  expect(log).not.toContain('Hengitys on raskasta');
  const stored = await fetch(`${workbench.ready.services.fhir}/QuestionnaireResponse?patient=km-1002&_count=50`);
  const found = await stored.text();
  expect(found).toContain('arviointi/hengitystieoireet|1');
  expect(found).toContain('Vastaanotto tänään');
  expect(found).toContain('Ohjattu omahoitoon.');
});
