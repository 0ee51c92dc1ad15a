// The certificate check (G8): whoever was shown a certificate asks here whether it is real and in date.
import { type CertificateRow, findCertificate } from '../../../db/reads/certificate.ts';
import type { CivilDate } from '../../../machines/calendar.ts';
import { paths } from '../paths.ts';
import type { PageAnswer, PageModel, Visit } from '../route.ts';
import { spokenDate } from '../spoken-date.ts';
import { readTypedReference } from '../typed-reference.ts';

const formTitle = 'Check a certificate';
const breadcrumbs = [{ text: 'Home', href: paths.home }];

/** The form; with a reference, the answer: valid, expired or not found. What cannot be a reference comes back as it was typed. */
export async function checkCertificate({ query, services, today }: Visit): Promise<PageAnswer> {
  const typed = query.reference;
  if (typed === undefined) return form('', undefined, services.scheme.code);
  const prefix = services.scheme.code;
  const reference = readTypedReference(typed, prefix);
  if (reference === undefined) return form(typed, problemWith(typed, prefix), prefix);
  const row = await findCertificate(services.db, services.scheme.id, reference);
  return { page: 'certificate', keep: 'nothing', model: result(reference, row, today) };
}

function problemWith(typed: string, prefix: string): string {
  if (typed.trim() === '') return 'Enter a certificate reference';
  return `Certificate reference must be 8 letters and numbers after ${prefix}, like ${prefix}-4Q7T-Z0XM`;
}

function form(typed: string, problem: string | undefined, prefix: string): PageAnswer {
  const model = {
    title: formTitle,
    path: paths.certificates,
    breadcrumbs,
    typed,
    problem: problem ?? null,
    hint: `It is printed on the certificate and looks like ${prefix}-4Q7T-Z0XM`,
    errors: problem === undefined ? [] : [{ text: problem, href: '#reference' }],
  };
  return { page: 'certificates', keep: 'nothing', status: problem === undefined ? 200 : 400, model };
}

function result(reference: string, row: CertificateRow | undefined, today: CivilDate): PageModel {
  const trail = [...breadcrumbs, { text: formTitle, href: paths.certificates }];
  const about = { path: paths.certificates, breadcrumbs: trail, reference };
  if (!row || row.from_on > today) return { ...about, title: 'Certificate not found', found: null };
  const valid = today <= row.until_on;
  const found = {
    valid,
    organisation: row.organisation,
    level: row.level,
    standard: row.standard,
    signedOff: spokenDate(row.from_on),
    until: spokenDate(row.until_on),
  };
  return { ...about, title: valid ? 'This certificate is valid' : 'This certificate has expired', found };
}
