/** The full package of the franchise as a checklist (H1): what it consists of, and what became of each item. */

/** Every item in the order of the paper. */
export const packageItems = [
  'franchise-pack',
  'branding',
  'induction',
  'networks',
  'training-programme',
  'quality-process',
  'consultation',
  'engagement-officer',
  'community-advisers',
  'outreach',
  'joint-funding',
  'commissioning-training',
  'fasttrack',
  'information-point',
] as const;

export type PackageItem = (typeof packageItems)[number];

/** How letters and pages name an item. */
export const packageWords = {
  'franchise-pack': 'franchise pack',
  branding: 'branding',
  induction: 'induction',
  networks: 'hub networks',
  'training-programme': 'annual training programme',
  'quality-process': 'help to meet the quality process',
  consultation: 'help with consultation',
  'engagement-officer': 'the council’s Community Engagement Officer',
  'community-advisers': 'community advisers',
  outreach: 'outreach services',
  'joint-funding': 'joint funding with partners',
  'commissioning-training': 'commissioning training and budget',
  fasttrack: 'FastTrack for commissioning',
  'information-point': 'public information point',
} as const satisfies Record<PackageItem, string>;

/** What became of an item, on which civil date and by whom. */
export interface PackageEntry {
  readonly status: 'offered' | 'taken-up' | 'declined';
  readonly offeredOn: string;
  readonly on: string;
  readonly by: string;
}

/** The checklist: an item that is not there has not been offered yet. */
export type Package = Readonly<Partial<Record<PackageItem, PackageEntry>>>;

/** The items that have not been offered yet. */
export function notYetOffered(checklist: Package): PackageItem[] {
  return packageItems.filter((item) => !checklist[item]);
}
