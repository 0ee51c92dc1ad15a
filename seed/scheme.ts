/**
 * The scheme "Cheshire East Community Hubs" as data. Its localities and pilot areas are those of the council paper
 * "Community Hubs Update", 20 July 2015; dates, places and contacts are illustrative, ours to be replaced.
 */
import { type PilotHub, type PilotOrganisation, pilotHubs, pilotOrganisations } from './pilot-hubs.ts';
import { type SchemePerson, schemePeople } from './scheme-people.ts';

/** A locality of §11.1.2. `spelledOut` is given where the name is an abbreviation. */
type Locality = { key: string; name: string; spelledOut?: string };

/** A year's decision meetings (D1). Dates are civil, 'YYYY-MM-DD'; cut-offs and papers' dates are computed from them (D2). */
type ProgrammeYear = { year: number; publishedOn: string; meetings: { quarter: 1 | 2 | 3 | 4; date: string }[] };

export type Scheme = {
  slug: string;
  code: string;
  title: string;
  leadPartner: string;
  qualityPartner: string;
  /** The civil date from which the scheme takes applications. */
  startsOn: string;
  illustrative: boolean;
  note: string;
  localities: Locality[];
  /** The initial sub set of priority areas (§1.9, §2.1a), in the paper's words (F16). */
  priorityAreas: string[];
  organisations: PilotOrganisation[];
  hubs: PilotHub[];
  people: SchemePerson[];
  meetingPlace: string;
  meetingTime: string;
  programme: ProgrammeYear[];
};

// SMASH is spelled out because the letters mean nothing to people outside the borough.
const localities: Locality[] = [
  { key: 'knutsford', name: 'Knutsford' },
  { key: 'wilmslow', name: 'Wilmslow' },
  { key: 'macclesfield', name: 'Macclesfield' },
  { key: 'congleton', name: 'Congleton' },
  { key: 'smash', name: 'SMASH', spelledOut: 'Sandbach, Middlewich, Alsager and Haslington' },
  { key: 'crewe', name: 'Crewe' },
  { key: 'nantwich', name: 'Nantwich' },
  { key: 'poynton', name: 'Poynton' },
];

// Wednesdays, one in each quarter, three months apart. The scheme starts in the last quarter of 2026, so its first, part year has one meeting (D1).
const programme: ProgrammeYear[] = [
  { year: 2026, publishedOn: '2026-10-01', meetings: [{ quarter: 4, date: '2026-12-09' }] },
  {
    year: 2027,
    publishedOn: '2026-11-02',
    meetings: [
      { quarter: 1, date: '2027-03-10' },
      { quarter: 2, date: '2027-06-09' },
      { quarter: 3, date: '2027-09-08' },
      { quarter: 4, date: '2027-12-08' },
    ],
  },
  {
    year: 2028,
    publishedOn: '2027-11-01',
    meetings: [
      { quarter: 1, date: '2028-03-08' },
      { quarter: 2, date: '2028-06-07' },
      { quarter: 3, date: '2028-09-06' },
      { quarter: 4, date: '2028-12-06' },
    ],
  },
];

export const scheme: Scheme = {
  slug: 'cech',
  code: 'CECH',
  title: 'Cheshire East Community Hubs',
  leadPartner: 'Cheshire East Council',
  qualityPartner: 'CVS Cheshire East',
  startsOn: '2026-10-01',
  illustrative: true,
  note: 'Organisations, addresses, timetables, people and meeting dates are illustrative until the council replaces them',
  localities,
  priorityAreas: pilotHubs.map((hub) => `${hub.name}, ${hub.town}`),
  organisations: pilotOrganisations,
  hubs: pilotHubs,
  people: schemePeople,
  meetingPlace: 'Council offices, Sandbach (illustrative)',
  meetingTime: '14:00',
  programme,
};
