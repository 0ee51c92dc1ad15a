/**
 * The six pilot hubs of the council paper "Community Hubs Update", 20 July 2015, §1.9: their names and towns are the paper's.
 * Everything else here (organisations, addresses, networks, timetables) is illustrative, ours to be replaced.
 */

type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** One spell of access for the public on one weekday (F2a). Times are civil, 'HH:MM'. A partner's venue counts once the partner has confirmed. */
type AccessSession = { weekday: Weekday; opens: string; closes: string; venue: string; partner: string | null; confirmed: boolean };

/** One session that groups can book on one weekday (F2b). */
type BookableSession = { weekday: Weekday; session: 'day' | 'evening' };

/** What F2 (a) and (b) are computed from. */
export type Timetables = { access: AccessSession[]; bookable: BookableSession[] };

export type PilotOrganisation = { key: string; name: string };

export type PilotHub = {
  key: string;
  name: string;
  organisation: string;
  address: string;
  town: string;
  locality: string;
  network: string;
  /** The lower super output areas served. Empty until the council supplies them: none is made up here. */
  lsoaCodes: string[];
  priorityArea: boolean;
  timetables: Timetables;
};

type Hours = Partial<Record<Weekday, [opens: string, closes: string]>>;

const everyDay: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const workingWeek: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

function openings(venue: string, hours: Hours, partner: { name: string; confirmed: boolean } | null = null): AccessSession[] {
  return everyDay.flatMap((weekday) => {
    const [opens, closes] = hours[weekday] ?? [];
    if (opens === undefined || closes === undefined) return [];
    return [{ weekday, opens, closes, venue, partner: partner?.name ?? null, confirmed: partner?.confirmed ?? true }];
  });
}

function sessions(session: BookableSession['session'], weekdays: Weekday[]): BookableSession[] {
  return weekdays.map((weekday) => ({ weekday, session }));
}

const eveningsAndWeekendDays = [...sessions('evening', workingWeek), ...sessions('day', ['saturday', 'sunday'])];

export const pilotOrganisations: PilotOrganisation[] = [
  { key: 'friends-of-bromley-farm', name: 'Friends of Bromley Farm (illustrative)' },
  { key: 'barnies-community-trust', name: 'Barnies Community Trust (illustrative)' },
  { key: 'lacey-green-and-colshaw-together', name: 'Lacey Green and Colshaw Together (illustrative)' },
  { key: 'longridge-residents-association', name: 'Longridge Residents Association (illustrative)' },
  { key: 'moss-rose-and-south-park-partnership', name: 'Moss Rose and South Park Partnership (illustrative)' },
  { key: 'friends-of-the-georges', name: 'Friends of The Georges (illustrative)' },
];

const pavilion = { name: 'South Park Pavilion Group (illustrative)', confirmed: true };
const colshaw = { name: 'Colshaw Hall Committee (illustrative)', confirmed: true };

export const pilotHubs: PilotHub[] = [
  {
    key: 'bromley-farm',
    name: 'Bromley Farm',
    organisation: 'friends-of-bromley-farm',
    address: 'Bromley Farm Community Room (illustrative), Congleton',
    town: 'Congleton',
    locality: 'congleton',
    network: 'Congleton town network (illustrative)',
    lsoaCodes: [],
    priorityArea: true,
    timetables: {
      access: openings('Bromley Farm Community Room', {
        monday: ['09:30', '14:30'],
        tuesday: ['09:30', '14:30'],
        wednesday: ['12:00', '18:00'],
        thursday: ['09:30', '14:30'],
        friday: ['09:30', '12:30'],
      }),
      bookable: eveningsAndWeekendDays,
    },
  },
  {
    key: 'barnies',
    name: 'Barnies',
    organisation: 'barnies-community-trust',
    address: 'Barnies Community Centre (illustrative), Crewe',
    town: 'Crewe',
    locality: 'crewe',
    network: 'Crewe town network (illustrative)',
    lsoaCodes: [],
    priorityArea: true,
    timetables: {
      access: openings('Barnies Community Centre', {
        monday: ['10:00', '15:00'],
        tuesday: ['10:00', '15:00'],
        wednesday: ['10:00', '15:00'],
        thursday: ['10:00', '15:00'],
        saturday: ['10:00', '12:00'],
      }),
      bookable: eveningsAndWeekendDays,
    },
  },
  {
    key: 'lacey-green-and-colshaw-farm',
    name: 'Lacey Green & Colshaw Farm',
    organisation: 'lacey-green-and-colshaw-together',
    address: 'Lacey Green Pavilion (illustrative), Wilmslow',
    town: 'Wilmslow',
    locality: 'wilmslow',
    network: 'Wilmslow town network (illustrative)',
    lsoaCodes: [],
    priorityArea: true,
    timetables: {
      access: [
        ...openings('Lacey Green Pavilion', { monday: ['09:00', '13:00'], wednesday: ['09:00', '13:00'], friday: ['09:00', '13:00'] }),
        ...openings('Colshaw Hall', { tuesday: ['12:30', '17:00'], thursday: ['12:30', '17:00'] }, colshaw),
      ],
      bookable: sessions('evening', everyDay),
    },
  },
  {
    key: 'longridge-estate',
    name: 'Longridge Estate',
    organisation: 'longridge-residents-association',
    address: 'Longridge Community Flat (illustrative), Knutsford',
    town: 'Knutsford',
    locality: 'knutsford',
    network: 'Knutsford town network (illustrative)',
    lsoaCodes: [],
    priorityArea: true,
    timetables: {
      access: openings('Longridge Community Flat', {
        monday: ['10:00', '14:00'],
        tuesday: ['10:00', '14:00'],
        wednesday: ['10:00', '14:00'],
        thursday: ['10:00', '14:00'],
        friday: ['10:00', '14:00'],
      }),
      bookable: eveningsAndWeekendDays,
    },
  },
  {
    key: 'moss-rose-and-south-park',
    name: 'Moss Rose Estate and South Park Pavilion',
    organisation: 'moss-rose-and-south-park-partnership',
    address: 'Moss Rose Community House (illustrative), Macclesfield',
    town: 'Macclesfield',
    locality: 'macclesfield',
    network: 'Macclesfield town network (illustrative)',
    lsoaCodes: [],
    priorityArea: true,
    timetables: {
      access: [
        ...openings('Moss Rose Community House', { monday: ['09:00', '15:00'], tuesday: ['09:00', '15:00'], thursday: ['09:00', '15:00'] }),
        ...openings('South Park Pavilion', { wednesday: ['10:00', '16:00'], saturday: ['10:00', '13:00'] }, pavilion),
      ],
      bookable: [...sessions('day', everyDay), ...sessions('evening', ['tuesday', 'thursday'])],
    },
  },
  {
    key: 'the-georges-community-centre',
    name: 'The Georges Community Centre',
    organisation: 'friends-of-the-georges',
    address: 'The Georges Community Centre (illustrative address), Crewe',
    town: 'Crewe',
    locality: 'crewe',
    network: 'Crewe town network (illustrative)',
    lsoaCodes: [],
    priorityArea: true,
    timetables: {
      access: openings('The Georges Community Centre', {
        monday: ['09:00', '16:30'],
        tuesday: ['09:00', '16:30'],
        wednesday: ['09:00', '16:30'],
        thursday: ['09:00', '16:30'],
        friday: ['09:00', '16:00'],
      }),
      bookable: [...sessions('evening', everyDay), ...sessions('day', ['saturday', 'sunday'])],
    },
  },
];

/** Illustrative timetables of four hubs as they stood before any support: each falls short of F2 (a), (b) or both. */
export const timetablesBeforeSupport: Record<string, Timetables> = {
  barnies: {
    access: openings('Barnies Community Centre', { monday: ['10:00', '15:00'], tuesday: ['10:00', '15:00'], thursday: ['10:00', '15:00'] }),
    bookable: eveningsAndWeekendDays,
  },
  'lacey-green-and-colshaw-farm': {
    access: [
      ...openings('Lacey Green Pavilion', { monday: ['09:00', '13:00'], wednesday: ['09:00', '13:00'], friday: ['09:00', '13:00'] }),
      ...openings('Colshaw Hall', { tuesday: ['12:30', '17:00'], thursday: ['12:30', '17:00'] }, { ...colshaw, confirmed: false }),
    ],
    bookable: sessions('evening', everyDay),
  },
  'longridge-estate': {
    access: openings('Longridge Community Flat', {
      tuesday: ['10:00', '14:00'],
      wednesday: ['10:00', '14:00'],
      thursday: ['10:00', '14:00'],
    }),
    bookable: sessions('evening', ['monday', 'tuesday', 'thursday', 'friday']),
  },
  'moss-rose-and-south-park': {
    access: openings('Moss Rose Community House', {
      monday: ['09:00', '15:00'],
      tuesday: ['09:00', '15:00'],
      thursday: ['09:00', '15:00'],
    }),
    bookable: sessions('day', workingWeek),
  },
};
