import type { SectionData, Summary } from '#shared/client-summary.js';
import { MOST_REASONS, type ServiceNeed } from '#shared/service-finding.js';
import type { Theme } from '#shared/service-tray.js';

/** Something of the summary that may speak for a theme: its words, and its code where it has one. */
interface Sign {
  title: string;
  code?: string | undefined;
}

/** What speaks for a theme: words of the sources (Finnish, Swedish), or codes of ICD-10. The first list is looked at first. */
const rules: readonly { theme: Theme; words: RegExp; codes?: RegExp }[] = [
  {
    theme: 'exercise',
    words: /kaatumi|liikunta|liikkumi|tasapaino|kävely|kuntoutu|fysioterap|fallrisk|motion(?!ssvår)|promenad/iu,
    codes: /^(E11|E66|I10|M1[5-9]|M54|M8[01]|R26|R29\.6|Z72\.3)/,
  },
  {
    theme: 'nutrition',
    words: /ravitsemu|aliravi|ruokavalio|painonhallin|laihtu|ateria|nutrition|kost(?!nad)|undernär|måltid/iu,
    codes: /^(E1[0-4]|E4[0-6]|E66|R63|Z71\.3)/,
  },
  {
    theme: 'mind',
    words:
      /mieliala|masennu|(?<!hengen)ahdistu|jaksami|itsetuho|mielenterv|uupumu|unettom|depress|ångest|psykisk|självmord/iu,
    codes: /^(F[2-69]|G47\.0|Z73\.0|R45)/,
  },
  {
    theme: 'substances',
    words: /päih|alkohol|huume|tupak|nikotiin|rahapel|\baudit\b|missbruk|rusmedel|tobak|spelberoende/iu,
    codes: /^(F1\d|Z72\.[0126])/,
  },
  {
    theme: 'community',
    words: /yksinäi|yksinasu|eristäyty|sosiaaliset suhteet|ensam|isoler/iu,
    codes: /^Z60/,
  },
  {
    theme: 'family',
    words: /lastensuojel|perhety|parisuh|vanhemm|lähisuhdevä|lapsiper|perheneuv|barnskydd|familje|föräldra/iu,
    codes: /^(Z6[1-3]|T74)/,
  },
  {
    theme: 'economy',
    words: /toimeentulo|velka|vuokra|työttöm|taloude|talousvai|skuld|hyres|utkomst|arbetslös/iu,
    codes: /^Z(56|59)/,
  },
  {
    theme: 'everyday',
    words: /kotihoi|kotona asumi|omaishoi|turvapuhel|muistisair|muistihäir|siivous|hemvård|närståendevård|minnes/iu,
    codes: /^(F0[0-3]|G30|Z7[34])/,
  },
];

/** What of a section tells of a need now: what holds, is open or is aimed at. What is protected is told by nothing. */
function signsOf(data: SectionData): Sign[] {
  const shown = <T extends { protected?: true | undefined }>(entries: readonly T[]) =>
    entries.filter((entry) => entry.protected !== true);
  switch (data.id) {
    case 'flags':
      return shown(data.entries).filter(({ active }) => active);
    case 'conditions':
      return shown(data.entries).filter(({ active }) => active);
    case 'plans':
      return shown(data.entries)
        .filter(({ kind }) => kind !== 'careTeam')
        .map(({ title }) => ({ title }));
    case 'social':
      return shown(data.entries)
        .filter(({ status }) => status !== 'ended')
        .map(({ title }) => ({ title }));
    default:
      return [];
  }
}

/** The sections that tell of needs, the most pressing first. */
const telling = ['flags', 'social', 'conditions', 'plans'] as const;

/**
 * The themes that what the summary shows this professional speaks for, those with most reasons first. It reads nothing that
 * is not shown: a section that is closed to them speaks for nothing, and a card of decision support counts by its heading.
 * Proposals only: no score of the client, and nothing is done with them by itself. Pure.
 */
export function needsOf({ sections, prompts }: Pick<Summary, 'sections' | 'prompts'>): ServiceNeed[] {
  const signs = [
    ...prompts.cards
      .filter(({ answer }) => answer?.outcome !== 'notJustified')
      .map(({ summary }): Sign => ({ title: summary })),
    ...telling.flatMap((id) => sections.filter(({ data }) => data.id === id).flatMap(({ data }) => signsOf(data))),
  ];
  return rules
    .map(({ theme, words, codes }) => ({
      theme,
      because: [
        ...new Set(
          signs
            .filter(({ title, code }) => words.test(title) || (code !== undefined && codes?.test(code) === true))
            .map(({ title }) => title),
        ),
      ],
    }))
    .filter(({ because }) => because.length > 0)
    .toSorted((a, b) => b.because.length - a.because.length)
    .map(({ theme, because }) => ({ theme, because: because.slice(0, MOST_REASONS) }));
}
