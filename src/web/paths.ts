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
} as const;
