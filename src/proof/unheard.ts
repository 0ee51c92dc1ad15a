// Messages that one world sends or assumes and no other answers, each with the reason. Anything else of the kind fails the search.

export const unheard: readonly { readonly covers: RegExp; readonly because: string }[] = [];
