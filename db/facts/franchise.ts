// The facts of a franchise: its organisation's certificates and officers, the programme, and who may decide.
import type { FactQueries } from './fact-query.ts';
import { certificates, holders, members, singleOfficer, upcomingMeetings } from './shared-facts.ts';

export const franchiseFacts: FactQueries = { certificates, organisation: singleOfficer, meetings: upcomingMeetings, holders, members };
