// A state's three labels.
import type { StateMeta } from './workflow.ts';

/** What staff, the applicant and the public read of a state. */
export const labels = (staff: string, applicant: string, open: string): StateMeta => ({ staff, applicant, public: open });
