/** Sends a stored letter by e-mail (L2, L4): through SMTP, or into a maildir where no SMTP server is set. The one home of nodemailer. */
import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** Where letters go. Times are milliseconds. */
export type MailSettings =
  | {
      readonly by: 'smtp';
      readonly host: string;
      readonly port: number;
      /** TLS from the first byte; otherwise STARTTLS is used when offered, and `requireTls` refuses to go on without it. */
      readonly secure?: boolean;
      readonly requireTls?: boolean;
      readonly user?: string;
      readonly password?: string;
      readonly timeout?: number;
    }
  | { readonly by: 'maildir'; readonly folder: string };

export type MailAddress = { readonly name: string; readonly address: string };

/** A letter as stored. `messageId` is made from the letter's number, `<CECH-2027-0001@hubs.example>`, and never changes on a retry (L4). */
export type OutgoingLetter = {
  readonly from: MailAddress;
  /** One or more people of the same organisation or role; they see one another's addresses. */
  readonly to: readonly MailAddress[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Attached; a note that is no letter has none. */
  readonly pdf?: Uint8Array;
  readonly messageId: string;
  /** The instant of the Date header, passed in so that a retry writes the same bytes. */
  readonly at: Date;
};

/**
 * What became of a sending. `failed`: refused for good. `deferred`: certainly not sent, may be tried again.
 * `uncertain`: the connection broke after the message had begun to flow, so that it may or may not have been taken (L4).
 * `code` names the reason without any personal data, for logs and events.
 */
export type SendResult =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'failed' | 'deferred' | 'uncertain'; readonly code: string };

export type Mailer = { send(letter: OutgoingLetter): Promise<SendResult> };

/** Makes a mailer from settings. It holds no connection open between letters. */
export function createMailer(settings: MailSettings): Mailer {
  if (settings.by === 'maildir') return { send: async (letter) => writeToMaildir(settings.folder, letter.messageId, await mime(letter)) };
  return { send: async (letter) => sendBySmtp(settings, letter, await mime(letter)) };
}

/** The file that a letter of this Message-ID has in the maildir's `new` folder. The same id is the same file, so a retry never doubles it. */
export function maildirName(messageId: string): string {
  const readable = localPart(messageId).replace(/[^A-Za-z0-9-]/g, '_');
  return `${readable}.${digest(messageId).slice(0, 12)}.eml`;
}

function localPart(messageId: string): string {
  const found = /^<([^<>@\s]+)@[^<>@\s]+>$/.exec(messageId);
  if (!found?.[1]) throw new Error('A Message-ID has the form <number@domain>.');
  return found[1];
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The whole message. Boundaries derive from the Message-ID: the same letter is the same bytes. */
function mime(letter: OutgoingLetter): Promise<Buffer> {
  const composer = new MailComposer({
    from: { ...letter.from },
    to: letter.to.map((address) => ({ ...address })),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: letter.messageId,
    date: letter.at,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: letter.pdf
      ? [{ filename: `${localPart(letter.messageId)}.pdf`, content: Buffer.from(letter.pdf), contentType: 'application/pdf' }]
      : [],
    baseBoundary: digest(letter.messageId).slice(0, 16),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** Written whole under `tmp`, on the disk before it is moved: a reader of `new` never sees half a letter. */
async function writeToMaildir(folder: string, messageId: string, message: Buffer): Promise<SendResult> {
  const name = maildirName(messageId);
  for (const part of ['tmp', 'new', 'cur']) await mkdir(join(folder, part), { recursive: true });
  const file = await open(join(folder, 'tmp', name), 'w');
  try {
    await file.writeFile(message);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(join(folder, 'tmp', name), join(folder, 'new', name));
  await syncFolder(join(folder, 'new'));
  return { outcome: 'accepted' };
}

async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

type SmtpSettings = Extract<MailSettings, { by: 'smtp' }>;
type SmtpFailure = {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
};

/**
 * Uses the connection itself rather than nodemailer's transport: only here can one see whether the message had begun to flow,
 * which is what tells "certainly not sent" from "uncertain".
 */
function sendBySmtp(settings: SmtpSettings, letter: OutgoingLetter, message: Buffer): Promise<SendResult> {
  const connection = new SMTPConnection(connectionOptions(settings));
  let begun = false;
  const stream = new Readable({
    read() {
      begun = true;
      this.push(message);
      this.push(null);
    },
  });
  return new Promise((resolve) => {
    const finish = (failure: SmtpFailure | null | undefined) => {
      resolve(failure ? judge(failure, begun) : { outcome: 'accepted' });
      if (failure) connection.close();
      else connection.quit();
    };
    const deliver = () =>
      connection.send({ from: letter.from.address, to: letter.to.map(({ address }) => address) }, stream, (failure) => finish(failure));
    connection.on('error', finish);
    connection.connect((failure) => {
      if (failure) finish(failure);
      else if (settings.user === undefined) deliver();
      else connection.login({ user: settings.user, pass: settings.password ?? '' }, (refused) => (refused ? finish(refused) : deliver()));
    });
  });
}

function connectionOptions(settings: SmtpSettings) {
  const timeout = settings.timeout ?? 30_000;
  return {
    host: settings.host,
    port: settings.port,
    secure: settings.secure ?? false,
    requireTLS: settings.requireTls ?? false,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
  };
}

/** A reply of the server settles it; no reply after the message began to flow is uncertain; anything earlier was not sent. */
function judge(failure: SmtpFailure, begun: boolean): SendResult {
  const reply = failure.responseCode;
  const aboutLetter = /^(MAIL FROM|RCPT TO|DATA)/.test(failure.command ?? '');
  if (reply !== undefined && reply >= 500 && aboutLetter) return { outcome: 'failed', code: `smtp-${reply}` };
  if (reply !== undefined) return { outcome: 'deferred', code: `smtp-${reply}` };
  // An address that is none, or a message larger than the server takes: trying again cannot help.
  if (!begun && (failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE'))
    return { outcome: 'failed', code: failure.code.toLowerCase() };
  return { outcome: begun ? 'uncertain' : 'deferred', code: (failure.code ?? 'unknown').toLowerCase() };
}
