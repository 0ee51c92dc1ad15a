// The closed list of roles (P). A person may hold several; separation of duty is judged per case by the rules.

export const roles = [
  'lead',
  'contributor',
  'signatory',
  'validator',
  'engagement-officer',
  'franchise-officer',
  'portfolio-holder',
  'cvs-representative',
  'administrator',
  'head-of-paid-service',
  'public',
  'system',
] as const;

/** One of the scheme's roles. `lead`, `contributor` and `signatory` are capacities within the organisation that the case is about. */
export type Role = (typeof roles)[number];

/** The three capacities in which a person acts for an organisation (P6). */
export const applicantRoles = ['lead', 'contributor', 'signatory'] as const satisfies readonly Role[];

/** How a role is said to people. */
export const roleLabels = {
  lead: 'lead of the organisation',
  contributor: 'contributor of the organisation',
  signatory: 'authorised signatory of the organisation',
  validator: 'CVS validator',
  'engagement-officer': 'Community Engagement Officer',
  'franchise-officer': 'franchise officer',
  'portfolio-holder': 'portfolio holder',
  'cvs-representative': 'CVS representative',
  administrator: 'administrator',
  'head-of-paid-service': 'head of paid service',
  public: 'member of the public',
  system: 'the system',
} as const satisfies Record<Role, string>;

/** A holder's appointment for this scheme: who decides, and who stands in when they may not (P2). */
export type Appointment = 'deciding' | 'deputy' | 'leader';

/** Who decided, by office and not by name, as in “by the …”. */
export const deciderWords = {
  deciding: 'deciding portfolio holder',
  deputy: 'deputy portfolio holder',
  leader: 'Leader of the council',
} as const satisfies Record<Appointment, string>;
