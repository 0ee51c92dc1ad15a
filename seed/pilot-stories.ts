// The stories of the pilot: one for each hub, in the order of the council paper, and the year's meetings that they are played beside.
import { join } from 'node:path';

const names = ['bromley-farm', 'barnies', 'lacey-green-and-colshaw-farm', 'longridge-estate', 'moss-rose-and-south-park', 'the-georges'];

/** The story files of the six pilot hubs. */
export const pilotStoryFiles: readonly string[] = names.map((name) => join(import.meta.dirname, 'stories', `${name}.json`));
