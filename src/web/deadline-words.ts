// What the deadlines of cases are called, by the name under which their machines set them; a name may carry what it is about after ':'.

const words: Readonly<Record<string, string>> = {};

/** 'answer' as 'Answer'. Names without words of their own are said as they are. */
export function sayDeadline(name: string): string {
  const [kind = ''] = name.split(':');
  const said = kind.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words[kind] ?? `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}
