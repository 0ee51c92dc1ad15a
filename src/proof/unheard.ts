// Messages that one world sends or assumes and no other answers, each with the reason. Anything else of the kind fails the search.

export const unheard: readonly { readonly covers: RegExp; readonly because: string }[] = [
  {
    covers: /^meeting\.settle as=moved$/,
    because:
      'it is sent where a review sets aside the decision behind a resubmission that is placed; no world has a review beside a meeting',
  },
];
