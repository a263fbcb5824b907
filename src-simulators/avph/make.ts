import { helsinkiDate, helsinkiOffset } from '../fhir/helsinki.js';
import type { Identified } from '../fhir/resource.js';
import type { Rule, Rules } from './rules.js';

const DAY = 86_400_000;
const WEEKS = 8;
const PLACES = 'https://tyopoyta.example/fhir/StructureDefinition/slot-places';
const CREATED = 'https://tyopoyta.example/fhir/StructureDefinition/slot-created';
const MEETING = 'https://tyopoyta.example/fhir/CodeSystem/meeting-mode';
/** HL7 Finland's guide (fi-scheduling 2.0.0-rc3): how one meets (THL, asiointitapa), and what the time is kept for. */
const MANNER = 'urn:oid:1.2.246.537.6.884.2015';
const REASON = 'http://terminology.hl7.org/CodeSystem/v2-0276';
const IDS = 'https://kymijoki.example/fhir/ajanvaraus';
const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

/** The same number from 0 to 1 for the same text: the demo's days are full in the same way at each start. */
function chanceOf(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const pad = (value: number) => String(value).padStart(2, '0');

/** A time of a day as Finland writes it, with the offset of that day. */
function instant(day: string, minutes: number): string {
  const clock = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return `${day}T${clock}:00+0${helsinkiOffset(Date.parse(`${day}T${clock}Z`))}:00`;
}
const translated = ({ sv, en }: { sv: string; en: string }) => ({
  extension: [
    ['sv', sv],
    ['en', en],
  ].map(([lang, content]) => ({
    url: TRANSLATION,
    extension: [
      { url: 'lang', valueCode: lang },
      { url: 'content', valueString: content },
    ],
  })),
});

/** How full a day is: tomorrow is nearly gone, next month is open. */
const fullness = (load: number, ahead: number) =>
  Math.min(0.97, load * (ahead < 3 ? 1.12 : ahead < 10 ? 1 : ahead < 20 ? 0.75 : 0.45));

/** Some times of a day are kept for those who are ill that day. */
const isUrgent = ({ urgent }: Rule, minutes: number): boolean =>
  urgent !== undefined && minutes >= minutesOf(urgent[0]) && minutes < minutesOf(urgent[1]);

function slotsOf(rule: Rule, service: Rules['services'][string] | undefined, day: string, today: string): Identified[] {
  const ahead = Math.round((Date.parse(day) - Date.parse(today)) / DAY);
  const [pauseFrom, pauseTo] = (rule.pause ?? ['00:00', '00:00']).map(minutesOf);
  const slots: Identified[] = [];
  for (let at = minutesOf(rule.from); at + rule.minutes <= minutesOf(rule.to); at += rule.minutes) {
    if (at < (pauseTo ?? 0) && at + rule.minutes > (pauseFrom ?? 0)) continue;
    const key = `${rule.id}-${day.replaceAll('-', '')}-${pad(Math.floor(at / 60))}${pad(at % 60)}`;
    const chance = chanceOf(key);
    const left = rule.places === undefined ? undefined : Math.floor(chance * (rule.places + 1));
    const status =
      left !== undefined
        ? left === 0
          ? 'busy'
          : 'free'
        : chance < fullness(rule.load, ahead)
          ? chance < 0.04
            ? 'busy-unavailable'
            : 'busy'
          : 'free';
    slots.push({
      resourceType: 'Slot',
      id: key,
      extension: [
        { url: CREATED, valueDateTime: `${new Date(Date.parse(day) - 42 * DAY).toISOString().slice(0, 10)}T06:00:00Z` },
        ...(left === undefined
          ? []
          : [
              {
                url: PLACES,
                extension: [
                  { url: 'all', valueInteger: rule.places },
                  { url: 'left', valueInteger: left },
                ],
              },
            ]),
      ],
      identifier: [{ system: IDS, value: key }],
      ...(service === undefined ? {} : { serviceType: [{ text: service.name.fi }] }),
      appointmentType: {
        coding: [
          // Of the others THL's codes were not at hand.
          ...(service?.mode === 'onSite' && left === undefined
            ? [{ system: MANNER, code: '10', display: 'Kertakäynti toimipaikassa' }]
            : []),
          { system: REASON, code: isUrgent(rule, at) ? 'EMERGENCY' : 'ROUTINE' },
        ],
      },
      schedule: { reference: `Schedule/${rule.id}` },
      status,
      start: instant(day, at),
      end: instant(day, at + rule.minutes),
    });
  }
  return slots;
}

/** All that one register's store holds: places, services, roles, schedules and slots for eight weeks. Pure. */
export function makeResources(rules: Rules, register: 'health' | 'social', now: Date): Identified[] {
  const mine = rules.schedules.filter(({ service }) => rules.services[service]?.register === register);
  const today = helsinkiDate(now);
  const monday = Date.parse(today) - ((new Date(today).getUTCDay() + 6) % 7) * DAY;
  const used = (pick: (rule: Rule) => string) => [...new Set(mine.map(pick))];
  const locations = used(({ location }) => location).flatMap((id) => {
    const name = rules.locations[id];
    return name === undefined
      ? []
      : [
          {
            resourceType: 'Location',
            id,
            identifier: [{ system: IDS, value: id }],
            status: 'active',
            name: name.fi,
            _name: translated(name),
          },
        ];
  });
  const services = used(({ service }) => service).flatMap((id) => {
    const service = rules.services[id];
    if (service === undefined) return [];
    const { name, mode } = service;
    const characteristic = [{ coding: [{ system: MEETING, code: mode }] }];
    return [
      { resourceType: 'HealthcareService', id, active: true, name: name.fi, _name: translated(name), characteristic },
    ];
  });
  const specialty = ({ profession }: Rule) => {
    const name = rules.professions[profession];
    return name === undefined ? [] : [{ coding: [{ code: profession }], text: name.fi, _text: translated(name) }];
  };
  const roles = mine.flatMap((rule) =>
    rule.practitioner === undefined
      ? []
      : [
          {
            resourceType: 'PractitionerRole',
            id: `role-${rule.id}`,
            active: true,
            practitioner: { reference: `Practitioner/${rule.practitioner}`, display: rule.name },
            specialty: specialty(rule),
            location: [{ reference: `Location/${rule.location}` }],
          },
        ],
  );
  const schedules = mine.map((rule) => ({
    resourceType: 'Schedule',
    id: rule.id,
    identifier: [{ system: IDS, value: rule.id }],
    active: true,
    specialty: specialty(rule),
    actor: [
      ...(rule.practitioner === undefined
        ? []
        : [{ reference: `PractitionerRole/role-${rule.id}`, display: rule.name }]),
      { reference: `HealthcareService/${rule.service}`, display: rules.services[rule.service]?.name.fi },
      { reference: `Location/${rule.location}`, display: rules.locations[rule.location]?.fi },
    ],
  }));
  const days = Array.from({ length: WEEKS * 7 }, (_, at) => new Date(monday + at * DAY).toISOString().slice(0, 10));
  const slots = mine.flatMap((rule) =>
    days
      .filter((day) => rule.days.includes(new Date(day).getUTCDay() || 7))
      .flatMap((day) => slotsOf(rule, rules.services[rule.service], day, today)),
  );
  return [...locations, ...services, ...roles, ...schedules, ...slots];
}
