// An organisation's self-assessment from the first claim to the answer to a validator, in the pages alone.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { paths, pathTo } from '../../src/web/paths.ts';
import { testDatabases } from '../support/database.ts';
import { hiddenField, type PlannedSite, startPlannedSite } from './planned-site.ts';
import type { Visitor } from './web-site.ts';

describe.each(testDatabases())('a self-assessment in the pages on $driver', ({ open }) => {
  let db: Db;
  let site: PlannedSite;
  let lead: Visitor;
  let colleague: Visitor;
  let signatory: Visitor;
  let caseId: string;
  const areaPath = (area: string) => pathTo(paths.assessmentArea, { case: caseId, area });
  const read = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();

  beforeAll(async () => {
    db = await open();
    site = await startPlannedSite(db);
    [lead, colleague, signatory] = await Promise.all([
      site.be('Lead, Barnies'),
      site.be('Contributor, Barnies'),
      site.be('Signatory, Barnies'),
    ]);
    const address = pathTo(paths.open, { workflow: 'assessment', command: 'start' });
    const about = /name="about" value="([^"]+)"/.exec(await read(lead, address))?.[1] ?? '';
    const begun = await lead.post(address, { commandId: randomUUID(), about, 'data[targetLevel]': '1' });
    caseId = begun.headers.get('Location')?.split('/').at(-1) ?? '';
  });
  afterAll(() => site.stop());

  /** Every statement of an area as the page names it. */
  const statementsOf = async (area: string) =>
    [...(await read(lead, areaPath(area))).matchAll(/name="claims\[([\w.-]+)\]\[comment\]"/g)].map(([, id]) => id ?? '');
  const allMet = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [`claims[${id}][claim]`, 'met']));

  it('saves by itself while somebody types, and says when', async () => {
    const answer = await lead.post(areaPath('governance'), { version: '0', by: 'script', 'claims[governance.1.1][claim]': 'met' });
    expect([answer.status, await answer.json()]).toEqual([200, { version: 1, says: 'Saved at 10:00' }]);
    expect(await read(lead, pathTo(paths.assessment, { case: caseId }))).toContain('Lead, Barnies');
  });

  it('a colleague who saves on top of it is shown both versions, and neither is lost', async () => {
    const late = await colleague.post(areaPath('governance'), { version: '0', 'claims[governance.1.1][claim]': 'partly' });
    const html = await late.text();
    expect([late.status, html.includes('Lead, Barnies saved this meanwhile')]).toEqual([409, true]);
    expect(html).toMatch(/value="partly" checked/);
    expect(await read(lead, areaPath('governance'))).toMatch(
      /id="s-governance-1-1" name="claims\[governance.1.1\]\[claim\]" value="met" checked/,
    );
    const again = await colleague.post(areaPath('governance'), {
      version: hiddenField(html, 'version'),
      'claims[governance.1.1][claim]': 'partly',
    });
    expect(again.status).toBe(303);
  });

  it('cannot be prepared while a statement is left, and says how many are', async () => {
    expect(await read(lead, pathTo(paths.assessmentCheck, { case: caseId }))).toMatch(/\d+ statements left/);
    const answer = await lead.post(pathTo(paths.assessmentCheck, { case: caseId }), { commandId: randomUUID(), act: 'prepare' });
    expect([answer.status, (await answer.text()).includes('There is no claim yet about')]).toEqual([409, true]);
  });

  it('is prepared by one and submitted by another, and what was drafted is a draft no more', async () => {
    for (const area of ['governance', 'resources', 'information', 'projects', 'people', 'premises']) {
      const html = await read(lead, areaPath(area));
      await lead.post(areaPath(area), { version: hiddenField(html, 'version'), ...allMet(await statementsOf(area)) });
    }
    const check = pathTo(paths.assessmentCheck, { case: caseId });
    const html = await read(lead, check);
    expect(html).toContain('Prepare for the signatory');
    const prepared = await lead.post(check, { commandId: hiddenField(html, 'commandId'), saw: hiddenField(html, 'saw'), act: 'prepare' });
    expect(prepared.headers.get('Location')).toContain('done=prepare');
    expect(await db.rows(`select part from drafts where content <> 'null'::jsonb`)).toEqual([]);
    const page = await read(signatory, check);
    expect(page).toContain('Lead, Barnies prepared this');
    const submitted = await signatory.post(check, {
      commandId: hiddenField(page, 'commandId'),
      saw: hiddenField(page, 'saw'),
      act: 'submit',
    });
    expect(submitted.headers.get('Location')).toContain('done=submit');
    const late = await lead.post(areaPath('people'), { version: '0', 'claims[people.1.1][claim]': 'not' });
    expect(late.status).toBe(409);
  });

  it('opens only what a validator asks about, and sends the answer', async () => {
    const act = (command: string, data: object) => site.act('Validator, CVS 1', `assessment.${command}`, caseId, data);
    await act('declareInterest', { interest: 'none' });
    await act('takeLead', {});
    await act('takeArea', { area: 'people' });
    await act('askForMore', { area: 'people', statements: [{ statement: 'people.1.1', question: 'Where can we see it?' }] });
    expect(await read(lead, pathTo(paths.assessmentFindings, { case: caseId }))).toContain('1 question to answer by');
    const address = pathTo(paths.assessmentAnswer, { case: caseId, area: 'people' });
    const html = await read(lead, address);
    expect([html.includes('Where can we see it?'), html.includes('claims[people.1.2]')]).toEqual([true, false]);
    const form = { commandId: hiddenField(html, 'commandId'), saw: hiddenField(html, 'saw'), version: hiddenField(html, 'version') };
    const answered = await lead.post(address, {
      ...form,
      go: 'send',
      'claims[people.1.1][claim]': 'met',
      'claims[people.1.1][comment]': 'On the wall.',
    });
    expect(answered.headers.get('Location')).toContain('done=answer');
    expect((await lead.get(address)).status).toBe(404);
  });

  it('shows on the first page what to do now, what waits for others, dates and letters of all cases', async () => {
    const html = await read(lead, paths.desk);
    expect(
      ['For you to do', 'Waiting for somebody else', 'Dates to keep in mind', 'Letters to you'].filter((part) => !html.includes(part)),
    ).toEqual([]);
    expect(html).toContain(pathTo(paths.case, { case: caseId }));
  });

  it('can be preceded by five questions that anybody can answer, and none is kept', async () => {
    const stranger = await site.be('Lead, Bromley Farm');
    expect((await stranger.get(`${paths.eligibility}?asked=yes&level=no`)).status).toBe(400);
    const all = 'asked=yes&organisation=yes&people=yes&place=yes&hours=no&level=yes';
    expect(await read(stranger, `${paths.eligibility}?${all}`)).toContain('support, for up to 12 months, to reach 20 hours');
  });

  it('is nobody else’s: another organisation and the staff do not find its pages', async () => {
    const stranger = await site.be('Lead, Bromley Farm');
    for (const path of [paths.assessment, paths.assessmentCheck, paths.assessmentFindings])
      expect([path, (await stranger.get(pathTo(path, { case: caseId }))).status]).toEqual([path, 404]);
    expect((await stranger.post(areaPath('people'), { version: '0' })).status).toBe(404);
  });
});
