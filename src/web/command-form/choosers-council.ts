// Whom holders and officers choose in an application: who was consulted, and who is given a dispensation (P8).
import { namesOf, officeHolders } from '../../../db/reads/office-holders.ts';
import type { ApplicationContext } from '../../../machines/application.context.ts';
import { endable } from '../../../machines/application.criteria.ts';
import { nameCriterion } from '../../../machines/application.words.ts';
import type { Chooser } from './choice.ts';

/** Members of the executive and officers, with whether they have declared (P8b). Who decides is not consulted. */
const consulted: Chooser = async ({ services, today, visitor }, opened) => {
  const holders = await officeHolders(services.db, services.scheme.id, today);
  const { interests } = (opened?.head.context ?? { interests: {} }) as ApplicationContext;
  const wanted = holders.filter(
    ({ role, person }) => ['portfolio-holder', 'franchise-officer'].includes(role) && person !== visitor?.person,
  );
  return [...new Map(wanted.map((one) => [one.person, one])).values()].map(({ person, name, title }) => ({
    value: person,
    text: name === title ? name : `${name}, ${title}`,
    hint: interests[person] ? 'Has declared interests in this application' : 'Has not declared yet: ask them first',
  }));
};

/** Who declared an interest and has no dispensation. */
const interested: Chooser = async ({ services }, opened) => {
  const { interests } = (opened?.head.context ?? { interests: {} }) as ApplicationContext;
  const people = Object.entries(interests).flatMap(([person, { interest, dispensation }]) =>
    interest === 'interest' && dispensation === null ? [person] : [],
  );
  const names = await namesOf(services.db, services.scheme.id, people);
  return people.map((person) => ({ value: person, text: names.get(person) ?? 'Somebody whose name was erased' }));
};

/** What an approval can be ended for (F11). */
const ends: Chooser = async () =>
  endable.map((id) => ({ value: id, text: id === 'agreement' ? 'The franchise agreement' : nameCriterion(id) }));

export const councilChoosers: Readonly<Record<string, Chooser>> = {
  'application.endApproval reasons[].criterion': ends,
  'application.decide consulted': consulted,
  'application.proposeCorrection consulted': consulted,
  'application.recordDispensation person': interested,
};
