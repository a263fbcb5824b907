import { languageSchema } from '#shared/language.js';
import type { Language } from '#shared/language.js';
import texts from '#shared/feedback-texts.json' with { type: 'json' };

/** What of it was chosen already, when the page is shown once more. */
export interface Chosen {
  nps?: string | undefined;
  understood?: string | undefined;
  moved?: string | undefined;
}
const NAMES: Record<Language, string> = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' };

const STYLE = `
:root{color-scheme:light dark;font:1.25rem/1.5 system-ui,'Noto Sans',sans-serif}
body{max-width:42rem;margin:0 auto;padding:1.25rem}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}
fieldset{border:0;padding:0;margin:1.75rem 0}
legend{font-weight:600;padding:0;margin-bottom:.5rem}
.row{display:flex;flex-wrap:wrap;gap:.5rem}
label{display:inline-flex;align-items:center;gap:.5rem;min-height:3rem;padding:0 .9rem;border:2px solid #6b7a78;border-radius:.5rem}
.col{display:grid;gap:.5rem}
input{width:1.4rem;height:1.4rem;margin:0;accent-color:#0b5a5e}
label:has(:checked){border-color:#0b5a5e;box-shadow:inset 0 0 0 2px #0b5a5e}
:focus-visible{outline:3px solid #0a62c4;outline-offset:2px}
button{font:inherit;font-weight:600;min-height:3.25rem;padding:0 1.5rem;border:0;border-radius:.5rem;background:#0b5a5e;color:#fff}
.weak{color:#4a5755}
.wrong{border-left:.4rem solid #a8321f;padding:.5rem .75rem;font-weight:600}
nav{display:flex;gap:1rem;flex-wrap:wrap}
nav a{display:inline-flex;align-items:center;min-height:2.75rem;color:#0a4f86}
@media (prefers-color-scheme:dark){body{background:#101817;color:#e8efee}.weak{color:#a9b7b5}nav a{color:#8cc4ff}label:has(:checked){border-color:#7cc6c9;box-shadow:inset 0 0 0 2px #7cc6c9}button{background:#7cc6c9;color:#06201f}input{accent-color:#7cc6c9}}
`;

/** The language that the address asks for; Finnish otherwise. */
export const languageFrom = (asked: string | null): Language => languageSchema.safeParse(asked).data ?? 'fi';

const frame = (language: Language, nonce: string, main: string) => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${texts[language].title}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
${main}
</body>
</html>
`;

function choices(name: string, values: readonly (readonly [string, string])[], chosen: string | undefined, as: string) {
  const one = ([value, label]: readonly [string, string]) =>
    `<label><input type="radio" name="${name}" value="${value}"${value === chosen ? ' checked' : ''}> ${label}</label>`;
  return `<div class="${as}">${values.map(one).join('\n')}</div>`;
}

/** The three questions. Works without scripts. @param wrong the first one was not answered */
export function questionsPage(
  language: Language,
  nonce: string,
  { chosen = {}, wrong = false }: { chosen?: Chosen; wrong?: boolean } = {},
): string {
  const t = texts[language];
  const numbers = Array.from({ length: 11 }, (_, value): [string, string] => [String(value), String(value)]);
  const others = languageSchema.options.filter((one) => one !== language);
  return frame(
    language,
    nonce,
    `<nav aria-label="${t.language}">${others
      .map((one) => `<a href="?kieli=${one}" lang="${one}" hreflang="${one}">${NAMES[one]}</a>`)
      .join('')}</nav>
<main>
<h1>${t.title}</h1>
<p>${t.intro}</p>
${wrong ? `<p class="wrong" role="alert">${t.missing}</p>` : ''}
<form method="post" action="?kieli=${language}">
<fieldset><legend>${t.nps}</legend>
<p class="weak">${t.npsLow}<br>${t.npsHigh}</p>
${choices('nps', numbers, chosen.nps, 'row')}</fieldset>
<fieldset><legend>${t.understood}</legend>
<p class="weak">${t.optional}</p>
${choices(
  'understood',
  t.understoodChoices.map((label, index): [string, string] => [String(index + 1), label]),
  chosen.understood,
  'col',
)}</fieldset>
<fieldset><legend>${t.moved}</legend>
<p class="weak">${t.optional}</p>
${choices(
  'moved',
  t.movedChoices.map((label, index): [string, string] => [String(index), label]).toReversed(),
  chosen.moved,
  'col',
)}</fieldset>
<p><button>${t.send}</button></p>
<p class="weak">${t.kept}</p>
</form>
</main>`,
  );
}

/** What is said after an answer, or of a link that takes none. */
export function saidPage(language: Language, nonce: string, what: 'thanks' | 'spent'): string {
  const t = texts[language];
  return frame(
    language,
    nonce,
    `<main><h1>${t[what]}</h1><p>${what === 'thanks' ? t.thanksDetail : t.spentDetail}</p></main>`,
  );
}
