// Every address of the service, written once: routes, links and tests take them from here.

export const paths = {
  home: '/',
  meetings: '/meetings',
  certificates: '/certificates',
  register: '/register',
  registerEntry: '/register/:reference',
  howItWorks: '/how-it-works',
  howProcessWorks: '/how-it-works/:workflow',
  eligibility: '/before-you-start',
  accessibility: '/accessibility',
  privacy: '/privacy',
  cookies: '/cookies',
  health: '/healthz',
  ready: '/readyz',
  assets: '/assets',
  signIn: '/sign-in',
  signInLink: '/sign-in/link',
  signOut: '/sign-out',
  sessions: '/account/sessions',
  endSession: '/account/sessions/end',
  tokens: '/account/tokens',
  revokeToken: '/account/tokens/revoke',
  kept: '/kept',
  demo: '/demonstration',
  demoPerson: '/demonstration/person',
  demoClock: '/demonstration/clock',
  desk: '/desk',
  cases: '/cases',
  case: '/cases/:case',
  command: '/cases/:case/do/:command',
  application: '/cases/:case/application',
  applicationCheck: '/cases/:case/application/check',
  applicationCompute: '/cases/:case/application/compute',
  applicationSection: '/cases/:case/application/sections/:section',
  assessment: '/cases/:case/self-assessment',
  assessmentArea: '/cases/:case/self-assessment/areas/:area',
  assessmentCheck: '/cases/:case/self-assessment/check',
  assessmentAnswer: '/cases/:case/self-assessment/answers/:area',
  assessmentFindings: '/cases/:case/self-assessment/findings',
  paper: '/cases/:case/paper',
  meetingsDesk: '/meetings-desk',
  letter: '/cases/:case/letters/:number',
  letterPdf: '/cases/:case/letters/:number/pdf',
  open: '/open/:workflow/:command',
  api: '/api/v1',
  apiMe: '/api/v1/me',
  apiCases: '/api/v1/cases',
  apiCase: '/api/v1/cases/:case',
  apiActions: '/api/v1/cases/:case/actions',
  apiCommand: '/api/v1/cases/:case/commands/:command',
  apiTimeline: '/api/v1/cases/:case/timeline',
  apiLetters: '/api/v1/cases/:case/letters',
  apiLetter: '/api/v1/cases/:case/letters/:number',
  apiLetterPdf: '/api/v1/cases/:case/letters/:number/pdf',
  apiOpen: '/api/v1/openings/:command',
  apiEvidence: '/api/v1/organisations/:organisation/evidence',
  apiMeetings: '/api/v1/meetings',
  apiDecisions: '/api/v1/decisions',
  apiRegister: '/api/v1/register',
  apiRegisterEntry: '/api/v1/register/:reference',
  apiCertificate: '/api/v1/certificates/:reference',
  apiDocument: '/api/openapi.json',
  apiDocs: '/api/docs',
  apiProblems: '/api/docs/problems',
  apiOperation: '/api/docs/operations/:operation',
} as const;

type Named<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Named<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

/** An address with its named parts filled in, each encoded. */
export function pathTo<P extends string>(path: P, parts: Readonly<Record<Named<P>, string>>): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent((parts as Record<string, string>)[name] ?? ''));
}
