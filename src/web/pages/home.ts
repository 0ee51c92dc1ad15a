import { readProgramme } from '../../../db/reads/programme.ts';
import { coreOffer } from '../../../machines/core-offer.ts';
import { paths } from '../paths.ts';
import { nextMeetings } from '../programme.ts';
import type { PageAnswer, Visit } from '../route.ts';

/** What the scheme is, how it works, when the next meeting is, and a certificate to check. */
export async function home({ services, today }: Visit): Promise<PageAnswer> {
  const { next, open } = nextMeetings(await readProgramme(services.db, services.scheme.id), today);
  const model = { title: 'Community hubs, run by their communities', path: paths.home, next: next ?? null, open: open ?? null, coreOffer };
  return { page: 'home', model };
}
