// Every address of the service, written once: routes, links and tests take them from here.

export const paths = {
  home: '/',
  meetings: '/meetings',
  certificates: '/certificates',
  register: '/register',
  registerEntry: '/register/:reference',
  howItWorks: '/how-it-works',
  howProcessWorks: '/how-it-works/:workflow',
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
  kept: '/kept',
  demo: '/demonstration',
  demoPerson: '/demonstration/person',
  demoClock: '/demonstration/clock',
  desk: '/desk',
  cases: '/cases',
  case: '/cases/:case',
  command: '/cases/:case/do/:command',
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
