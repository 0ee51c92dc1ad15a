// What every command-line program needs: an end that is one line and an exit code, whatever happens.

/**
 * Runs a command-line program: what it throws becomes one line on standard error and exit code 1. A reader that has seen enough
 * (`… | head`) ends it too, without a word, and with code 1 because nobody can say that all of it was read.
 */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  process.stdout.on('error', (error) => {
    if (Reflect.get(error, 'code') !== 'EPIPE') throw error;
    process.exit(1);
  });
  try {
    await program();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'It failed for an unknown reason'}\n`);
    process.exitCode = 1;
  }
}

/** '1 case', '2 cases'; `many` where an s does not do. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
