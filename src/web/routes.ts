// The route table is the access table: whoever is not named in `who` does not get in.

import { applicantRoles } from '../../machines/roles.ts';
import { apiDocument } from './api/document.ts';
import { apiRoutes } from './api/operations.ts';
import { endSession, kept, sessions, signOut } from './pages/account.ts';
import { acting, chooseActing } from './pages/acting.ts';
import { cover, endCoverByForm, lendByForm } from './pages/administration/cover.ts';
import { administration } from './pages/administration/overview.ts';
import { addPerson, endOffice, giveOffice, people } from './pages/administration/people.ts';
import { changePolicy, policy, policyWhatIf } from './pages/administration/policy.ts';
import { closeIncident, lettersWaiting, resumeWork, stuck } from './pages/administration/unfinished.ts';
import { apiDocs, apiOperation, apiProblems } from './pages/api-docs.ts';
import { applicationCheck, sendApplication } from './pages/application-check.ts';
import { applicationSection, computeApplication, saveSection } from './pages/application-section.ts';
import { applicationTasks } from './pages/application-tasks.ts';
import { area, workArea } from './pages/area.ts';
import { assessmentAnswer, sendAnswer } from './pages/assessment-answer.ts';
import { assessmentArea, saveArea } from './pages/assessment-area.ts';
import { assessmentCheck, sendAssessment } from './pages/assessment-check.ts';
import { assessmentFindings } from './pages/assessment-findings.ts';
import { assessmentTasks } from './pages/assessment-tasks.ts';
import { casePage } from './pages/case.ts';
import { cases } from './pages/cases.ts';
import { checkCertificate } from './pages/certificates.ts';
import { commandForm, sendCommand } from './pages/command.ts';
import { councilCallback, councilSignIn, finishCouncilSignIn } from './pages/council-sign-in.ts';
import { becomePerson, demonstration, moveClock } from './pages/demo.ts';
import { desk } from './pages/desk.ts';
import { eligibility } from './pages/eligibility.ts';
import { downloadDocument, downloadForCase, evidenceDocument, removeDocument } from './pages/evidence-document.ts';
import { addDocument, addingForm, evidenceLibrary } from './pages/evidence-library.ts';
import { health, readiness } from './pages/health.ts';
import { home } from './pages/home.ts';
import { howItWorks, howProcessWorks } from './pages/how-it-works.ts';
import { accept, invitation } from './pages/invitation.ts';
import { letterPage, letterPdf } from './pages/letters.ts';
import { meetings } from './pages/meetings.ts';
import { meetingsDesk } from './pages/meetings-desk.ts';
import { openByForm, openingForm } from './pages/opening.ts';
import { changeColleague, colleague } from './pages/organisation/colleague.ts';
import { changeDetails, details } from './pages/organisation/details.ts';
import { addHubByForm, changeHubByForm, hub, newHub } from './pages/organisation/hub.ts';
import { organisation } from './pages/organisation/overview.ts';
import { colleagues, invite, takeBack } from './pages/organisation/people.ts';
import { registerByForm, registration } from './pages/organisation/registration.ts';
import { noteOnOrganisation, organisationFile } from './pages/organisation-file.ts';
import { paper } from './pages/paper.ts';
import { register, registerEntry } from './pages/register.ts';
import { askForLink, followLink, openLink, signIn } from './pages/sign-in.ts';
import { confirmSingle, singleOfficerConfirmers } from './pages/single-officer.ts';
import { accessibility, cookies, privacy } from './pages/statements.ts';
import { makeTokenByForm, revokeTokenByForm, tokens } from './pages/tokens.ts';
import { validation } from './pages/validation.ts';
import { paths } from './paths.ts';
import type { Route } from './route.ts';
import { caseWorkers, everyRole, evidenceKeepers, meetingRoles, staffRoles } from './visitor.ts';

export const routes: readonly Route[] = [
  { method: 'get', path: paths.home, who: ['public'], run: home },
  { method: 'get', path: paths.meetings, who: ['public'], run: meetings },
  { method: 'get', path: paths.certificates, who: ['public'], run: checkCertificate },
  { method: 'get', path: paths.register, who: ['public'], run: register },
  { method: 'get', path: paths.registerEntry, who: ['public'], run: registerEntry },
  { method: 'get', path: paths.howItWorks, who: ['public'], run: howItWorks },
  { method: 'get', path: paths.howProcessWorks, who: ['public'], run: howProcessWorks },
  { method: 'get', path: paths.eligibility, who: ['public'], run: eligibility },
  { method: 'get', path: paths.accessibility, who: ['public'], run: accessibility },
  { method: 'get', path: paths.privacy, who: ['public'], run: privacy },
  { method: 'get', path: paths.cookies, who: ['public'], run: cookies },
  { method: 'get', path: paths.health, who: ['public', 'system'], run: health },
  { method: 'get', path: paths.ready, who: ['public', 'system'], run: readiness },
  { method: 'get', path: paths.signIn, who: ['public'], run: signIn },
  { method: 'post', path: paths.signIn, who: ['public'], run: askForLink },
  { method: 'get', path: paths.signInLink, who: ['public'], run: openLink },
  { method: 'post', path: paths.signInLink, who: ['public'], run: followLink },
  { method: 'get', path: paths.invitation, who: ['public'], run: invitation },
  { method: 'post', path: paths.invitation, who: ['public'], run: accept },
  { method: 'get', path: paths.registration, who: applicantRoles, newcomers: true, run: registration },
  { method: 'post', path: paths.registration, who: applicantRoles, newcomers: true, run: registerByForm },
  { method: 'get', path: paths.organisation, who: applicantRoles, run: organisation },
  { method: 'get', path: paths.organisationDetails, who: applicantRoles, run: details },
  { method: 'post', path: paths.organisationDetails, who: applicantRoles, run: changeDetails },
  { method: 'get', path: paths.organisationPeople, who: applicantRoles, run: colleagues },
  { method: 'post', path: paths.organisationPeople, who: applicantRoles, run: invite },
  { method: 'get', path: paths.organisationPerson, who: applicantRoles, run: colleague },
  { method: 'post', path: paths.organisationPerson, who: applicantRoles, run: changeColleague },
  { method: 'post', path: paths.organisationInvitation, who: applicantRoles, run: takeBack },
  { method: 'get', path: paths.organisationNewHub, who: applicantRoles, run: newHub },
  { method: 'post', path: paths.organisationNewHub, who: applicantRoles, run: addHubByForm },
  { method: 'get', path: paths.organisationHub, who: applicantRoles, run: hub },
  { method: 'post', path: paths.organisationHub, who: applicantRoles, run: changeHubByForm },
  { method: 'get', path: paths.councilSignIn, who: ['public'], run: councilSignIn },
  { method: 'get', path: paths.councilCallback, who: ['public'], run: councilCallback },
  { method: 'post', path: paths.councilCallback, who: ['public'], run: finishCouncilSignIn },
  { method: 'post', path: paths.signOut, who: ['public'], run: signOut },
  { method: 'get', path: paths.sessions, who: everyRole, newcomers: true, run: sessions },
  { method: 'post', path: paths.endSession, who: everyRole, newcomers: true, run: endSession },
  { method: 'get', path: paths.acting, who: everyRole, run: acting },
  { method: 'post', path: paths.acting, who: everyRole, run: chooseActing },
  { method: 'get', path: paths.tokens, who: everyRole, run: tokens },
  { method: 'post', path: paths.tokens, who: everyRole, run: makeTokenByForm },
  { method: 'post', path: paths.revokeToken, who: everyRole, run: revokeTokenByForm },
  { method: 'get', path: paths.kept, who: everyRole, newcomers: true, run: kept },
  { method: 'get', path: paths.demo, who: ['public'], run: demonstration },
  { method: 'post', path: paths.demoPerson, who: ['public'], run: becomePerson },
  { method: 'post', path: paths.demoClock, who: ['public'], run: moveClock },
  { method: 'get', path: paths.desk, who: everyRole, newcomers: true, run: desk },
  { method: 'get', path: paths.cases, who: staffRoles, run: cases },
  { method: 'get', path: paths.case, who: everyRole, run: casePage },
  { method: 'get', path: paths.meetingsDesk, who: meetingRoles, run: meetingsDesk },
  { method: 'get', path: paths.paper, who: staffRoles, run: paper },
  { method: 'get', path: paths.organisationFile, who: staffRoles, run: organisationFile },
  { method: 'post', path: paths.organisationSingle, who: singleOfficerConfirmers, run: confirmSingle },
  { method: 'post', path: paths.organisationNotes, who: caseWorkers, run: noteOnOrganisation },
  { method: 'get', path: paths.command, who: everyRole, run: commandForm },
  { method: 'post', path: paths.command, who: everyRole, run: sendCommand },
  { method: 'get', path: paths.validation, who: ['validator'], run: validation },
  { method: 'get', path: paths.area, who: ['validator'], run: area },
  { method: 'post', path: paths.area, who: ['validator'], run: workArea },
  { method: 'get', path: paths.open, who: everyRole, run: openingForm },
  { method: 'post', path: paths.open, who: everyRole, run: openByForm },
  { method: 'get', path: paths.application, who: applicantRoles, run: applicationTasks },
  { method: 'get', path: paths.applicationCheck, who: applicantRoles, run: applicationCheck },
  { method: 'post', path: paths.applicationCheck, who: applicantRoles, run: sendApplication },
  { method: 'post', path: paths.applicationCompute, who: applicantRoles, run: computeApplication },
  { method: 'get', path: paths.applicationSection, who: applicantRoles, run: applicationSection },
  { method: 'post', path: paths.applicationSection, who: applicantRoles, run: saveSection },
  { method: 'get', path: paths.assessment, who: applicantRoles, run: assessmentTasks },
  { method: 'get', path: paths.assessmentArea, who: applicantRoles, run: assessmentArea },
  { method: 'post', path: paths.assessmentArea, who: applicantRoles, run: saveArea },
  { method: 'get', path: paths.assessmentCheck, who: applicantRoles, run: assessmentCheck },
  { method: 'post', path: paths.assessmentCheck, who: applicantRoles, run: sendAssessment },
  { method: 'get', path: paths.assessmentAnswer, who: applicantRoles, run: assessmentAnswer },
  { method: 'post', path: paths.assessmentAnswer, who: applicantRoles, run: sendAnswer },
  { method: 'get', path: paths.assessmentFindings, who: applicantRoles, run: assessmentFindings },
  { method: 'get', path: paths.evidence, who: everyRole, run: evidenceLibrary },
  { method: 'get', path: paths.evidenceAdd, who: evidenceKeepers, run: addingForm },
  { method: 'post', path: paths.evidenceAdd, who: evidenceKeepers, run: addDocument, takes: 'file' },
  { method: 'get', path: paths.document, who: everyRole, run: evidenceDocument },
  { method: 'post', path: paths.documentDownload, who: everyRole, run: downloadDocument },
  { method: 'post', path: paths.documentRemove, who: applicantRoles, run: removeDocument },
  { method: 'post', path: paths.caseDocument, who: everyRole, run: downloadForCase },
  { method: 'get', path: paths.administration, who: ['administrator'], run: administration },
  { method: 'get', path: paths.administrationPeople, who: ['administrator'], run: people },
  { method: 'post', path: paths.administrationPeople, who: ['administrator'], run: addPerson },
  { method: 'post', path: paths.administrationOffice, who: ['administrator'], run: giveOffice },
  { method: 'post', path: paths.administrationOfficeEnd, who: ['administrator'], run: endOffice },
  { method: 'get', path: paths.administrationCover, who: ['administrator'], run: cover },
  { method: 'post', path: paths.administrationCover, who: ['administrator'], run: lendByForm },
  { method: 'post', path: paths.administrationCoverEnd, who: ['administrator'], run: endCoverByForm },
  { method: 'get', path: paths.administrationPolicy, who: ['administrator'], run: policy },
  { method: 'post', path: paths.administrationPolicy, who: ['administrator'], run: changePolicy },
  { method: 'get', path: paths.administrationWhatIf, who: ['administrator'], run: policyWhatIf },
  { method: 'get', path: paths.administrationLetters, who: ['administrator'], run: lettersWaiting },
  { method: 'get', path: paths.administrationStuck, who: ['administrator'], run: stuck },
  { method: 'post', path: paths.administrationIncident, who: ['administrator'], run: closeIncident },
  { method: 'post', path: paths.administrationWork, who: ['administrator'], run: resumeWork },
  { method: 'get', path: paths.letter, who: everyRole, run: letterPage },
  { method: 'get', path: paths.letterPdf, who: everyRole, run: letterPdf },
  ...apiRoutes,
  { method: 'get', path: paths.apiDocument, who: ['public'], run: apiDocument },
  { method: 'get', path: paths.apiDocs, who: ['public'], run: apiDocs },
  { method: 'get', path: paths.apiProblems, who: ['public'], run: apiProblems },
  { method: 'get', path: paths.apiOperation, who: ['public'], run: apiOperation },
];
