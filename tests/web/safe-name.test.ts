import { describe, expect, it } from 'vitest';
import { safeName } from '../../src/web/evidence/safe-name.ts';

describe('the name of a file is made safe (G12)', () => {
  it.each([
    ['Insurance 2026.PDF', 'Insurance-2026.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\Treasurer\\accounts.pdf', 'accounts.pdf'],
    ['résumé of hours.pdf', 'resume-of-hours.pdf'],
    ['"; filename=evil.exe\r\nX: y.pdf', 'filename-evil-exe-X-y.pdf'],
    ['report\u202efdp.exe', 'report-fdp.pdf'],
    ['.htaccess', 'document.pdf'],
    ['CON.pdf', 'document-CON.pdf'],
    ['会议.pdf', 'document.pdf'],
    ['', 'document.pdf'],
  ])('%j becomes %s', (given, name) => {
    expect(safeName(given, 'pdf')).toBe(name);
  });

  it('is cut where it is long, and ends as its kind does', () => {
    const name = safeName(`${'a'.repeat(500)}.pdf`, 'jpeg');
    expect([name.length, name.endsWith('.jpg')]).toEqual([84, true]);
  });
});
