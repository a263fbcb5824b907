import * as z from 'zod';
import channelsSeed from '../../seeds/kymijoki/services-channels.json';
import organizationsSeed from '../../seeds/kymijoki/services-organizations.json';
import servicesSeed from '../../seeds/kymijoki/services.json';
import eventsFile from '../../seeds/kymijoki/ptv/events.json';
import municipalitiesFile from '../../seeds/kymijoki/ptv/municipalities.json';
import offersFile from '../../seeds/kymijoki/ptv/offers.json';
import placesFile from '../../seeds/kymijoki/ptv/places.json';
import textsFile from '../../seeds/kymijoki/ptv/texts.json';
import { type PtvData, objectSchema } from './data.js';
import {
  eventsFileSchema,
  municipalitiesFileSchema,
  offersFileSchema,
  organizationsSchema,
  placesFileSchema,
  textsFileSchema,
} from './demo-files.js';
import { expand } from './expand.js';
import { eventTable } from './table.js';

const objects = z.array(objectSchema);
const classesSchema = z.array(
  z.looseObject({ serviceClasses: z.array(z.looseObject({ code: z.string(), name: z.unknown() })) }),
);

/** All of the demo county's services: those written as whole objects, and those that the compact files make. */
export function demoData(): PtvData {
  const organizations = organizationsSchema.parse(organizationsSeed);
  const classes = classesSchema.parse(servicesSeed).flatMap((service) => service.serviceClasses);
  const more = expand({
    texts: textsFileSchema.parse(textsFile),
    offers: offersFileSchema.parse(offersFile),
    places: placesFileSchema.parse(placesFile),
    municipalities: municipalitiesFileSchema.parse(municipalitiesFile),
    organizations,
    classNames: new Map(classes.map(({ code, name }) => [code, name])),
  });
  return {
    services: [...objects.parse(servicesSeed), ...more.services],
    channels: [...objects.parse(channelsSeed), ...more.channels],
    organizations: objects.parse(organizationsSeed),
  };
}

/** The table of the associations' events, as its days fall now. */
export const demoTable = (now: Date): string =>
  eventTable(
    {
      events: eventsFileSchema.parse(eventsFile),
      places: placesFileSchema.parse(placesFile),
      municipalities: municipalitiesFileSchema.parse(municipalitiesFile),
      organizations: organizationsSchema.parse(organizationsSeed),
    },
    now,
  );
