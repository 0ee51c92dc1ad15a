// What codes in forms stand for, by 'workflow.command path code', '* path code' or the code alone.

export const codeWords: Readonly<Record<string, string>> = {
  met: 'Met',
  partly: 'Partly met',
  not: 'Not met',
  '* interest none': 'I have no interest in this organisation',
  '* interest interest': 'I have an interest',
};
