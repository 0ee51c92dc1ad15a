import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Starts Debian's Chromium; installs it first where that is allowed. Throws an Error that says what to do where it is not. */
export async function startChromium(): Promise<Browser> {
  if (!existsSync(EXECUTABLE)) install();
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}

function install(): void {
  const advice = `The pages are looked at in a browser, and ${EXECUTABLE} is not there. Install it: sudo apt-get install -y chromium`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(advice);
  try {
    const quietly = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'pipe' } as const;
    execFileSync('apt-get', ['update', '-qq'], quietly);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quietly);
  } catch {
    throw new Error(advice);
  }
  if (!existsSync(EXECUTABLE)) throw new Error(advice);
}
