import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { compose } from '../../src/letters/compose.ts';
import { createMailer, maildirName, type OutgoingLetter } from '../../src/letters/mail.ts';
import { sampleLetter } from './sample-letter.ts';

const { subject, text, html, pdf } = compose(sampleLetter('application-declined', { organisation: 'Barnies Café' }));
const letter: OutgoingLetter = {
  from: { name: 'Community Hubs team', address: 'hubs@council.example' },
  to: [{ name: 'Lead, Barnies', address: 'lead@barnies.example' }],
  subject,
  text,
  html,
  pdf,
  messageId: '<CECH-2027-0001@hubs.example>',
  at: new Date('2026-12-07T09:30:00Z'),
};

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** An SMTP server in this process; answers its port and the messages it took. */
async function startServer(options: SMTPServerOptions = {}): Promise<{ port: number; taken: Buffer[] }> {
  const taken: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks));
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  stops.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, taken };
}

/** A server that speaks just enough SMTP to break off where the test wants it: after these commands. */
async function startBreakingServer(breakAt: 'RCPT' | 'DATA' | '.'): Promise<number> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 hello\r\n');
    let inData = false;
    socket.on('data', (chunk) => {
      const said = chunk.toString('latin1');
      if (inData) {
        if (said.endsWith('\r\n.\r\n')) socket.destroy();
        return;
      }
      const verb = said.slice(0, 4).trim().toUpperCase();
      if (verb === breakAt) socket.destroy();
      else if (verb === 'DATA') {
        inData = true;
        socket.write('354 go on\r\n');
      } else socket.write('250 ok\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  stops.push(() => {
    for (const socket of open) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const smtp = (port: number) => createMailer({ by: 'smtp', host: '127.0.0.1', port, timeout: 5_000 });
const refusing = (code: number) => Object.assign(new Error('no <lead@barnies.example>'), { responseCode: code });

describe('a letter sent by SMTP', () => {
  it('arrives with its number as Message-ID, text, page and PDF', async () => {
    const { port, taken } = await startServer();
    expect(await smtp(port).send(letter)).toEqual({ outcome: 'accepted' });
    const mail = await PostalMime.parse(taken[0] ?? '');
    expect(mail.messageId).toBe(letter.messageId);
    expect(mail.subject).toBe(subject);
    expect(mail.from).toMatchObject(letter.from);
    expect(mail.to).toMatchObject(letter.to);
    expect(mail.date).toBe('2026-12-07T09:30:00.000Z');
    expect(mail.text?.trimEnd()).toBe(text.trimEnd());
    expect(mail.html?.trimEnd()).toBe(html.trimEnd());
    expect(mail.attachments).toMatchObject([{ filename: 'CECH-2027-0001.pdf', mimeType: 'application/pdf' }]);
    expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer).equals(Buffer.from(pdf))).toBe(true);
  });

  it('is the same bytes when it is tried again', async () => {
    const { port, taken } = await startServer();
    await smtp(port).send(letter);
    await smtp(port).send(letter);
    expect(taken).toHaveLength(2);
    expect(taken[0]?.equals(taken[1] ?? Buffer.alloc(0))).toBe(true);
  });

  it('reaches one person, whatever an address claims', async () => {
    const heard: string[] = [];
    const hear: SMTPServerOptions['onRcptTo'] = (address, _session, done) => {
      heard.push(address.address);
      done();
    };
    const { port, taken } = await startServer({ onRcptTo: hear });
    const to = [{ name: 'Lead", <second@evil.example>', address: 'lead@barnies.example' }];
    await smtp(port).send({ ...letter, to, subject: 'One\r\nBcc: third@evil.example' });
    expect(heard).toEqual(['lead@barnies.example']);
    const mail = await PostalMime.parse(taken[0] ?? '');
    expect([mail.to?.length, mail.bcc]).toEqual([1, undefined]);
  });

  it('goes to everybody it is for, in one sending', async () => {
    const { port, taken } = await startServer();
    const to = [...letter.to, { name: '', address: 'signatory@barnies.example' }];
    expect(await smtp(port).send({ ...letter, to })).toEqual({ outcome: 'accepted' });
    expect((await PostalMime.parse(taken[0] ?? '')).to).toMatchObject([
      { address: 'lead@barnies.example' },
      { address: 'signatory@barnies.example' },
    ]);
    expect(taken).toHaveLength(1);
  });

  it('has failed when the server refuses the recipient for good, and says so without the address', async () => {
    const { port } = await startServer({ onRcptTo: (_address, _session, done) => done(refusing(550)) });
    expect(await smtp(port).send(letter)).toEqual({ outcome: 'failed', code: 'smtp-550' });
  });

  it('has failed when the server refuses the message for good', async () => {
    const { port } = await startServer({ onData: (stream, _session, done) => stream.resume().on('end', () => done(refusing(554))) });
    expect(await smtp(port).send(letter)).toEqual({ outcome: 'failed', code: 'smtp-554' });
  });

  it('has failed when the address is none', async () => {
    const { port } = await startServer();
    const result = await smtp(port).send({ ...letter, to: [{ name: 'x', address: '' }] });
    expect(result).toEqual({ outcome: 'failed', code: 'eenvelope' });
  });

  it('is deferred when the server says not now', async () => {
    const { port } = await startServer({ onRcptTo: (_address, _session, done) => done(refusing(451)) });
    expect(await smtp(port).send(letter)).toEqual({ outcome: 'deferred', code: 'smtp-451' });
  });

  it('is deferred when the sign-in is refused: the setting is wrong, not the letter', async () => {
    const { port } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusing(535)),
    });
    const mailer = createMailer({ by: 'smtp', host: '127.0.0.1', port, user: 'hubs', password: 'wrong', timeout: 5_000 });
    expect(await mailer.send(letter)).toEqual({ outcome: 'deferred', code: 'smtp-535' });
  });

  it('is deferred when nobody answers or the connection breaks before the message flows', async () => {
    expect(await smtp(1).send(letter)).toMatchObject({ outcome: 'deferred' });
    expect(await smtp(await startBreakingServer('RCPT')).send(letter)).toMatchObject({ outcome: 'deferred' });
    expect(await smtp(await startBreakingServer('DATA')).send(letter)).toMatchObject({ outcome: 'deferred' });
  });

  it('is uncertain when the connection breaks between the message and the server’s yes (L4)', async () => {
    expect(await smtp(await startBreakingServer('.')).send(letter)).toEqual({ outcome: 'uncertain', code: 'econnection' });
  });
});

describe('a letter written to a maildir', () => {
  const folderOf = () => mkdtemp(join(tmpdir(), 'maildir-'));

  it('is one whole file that a mail program can read', async () => {
    const folder = await folderOf();
    expect(await createMailer({ by: 'maildir', folder }).send(letter)).toEqual({ outcome: 'accepted' });
    expect(await readdir(join(folder, 'new'))).toEqual([maildirName(letter.messageId)]);
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
    const mail = await PostalMime.parse(await readFile(join(folder, 'new', maildirName(letter.messageId))));
    expect([mail.messageId, mail.attachments.length]).toEqual([letter.messageId, 1]);
  });

  it('stays one letter when it is tried again (L4)', async () => {
    const folder = await folderOf();
    const mailer = createMailer({ by: 'maildir', folder });
    await mailer.send(letter);
    const first = await readFile(join(folder, 'new', maildirName(letter.messageId)));
    await mailer.send(letter);
    expect(await readdir(join(folder, 'new'))).toHaveLength(1);
    expect((await readFile(join(folder, 'new', maildirName(letter.messageId)))).equals(first)).toBe(true);
  });

  it('has a name that cannot leave the folder, and a different one for every Message-ID', () => {
    expect(maildirName('<../../etc/x@hubs.example>')).toMatch(/^______etc_x\.[0-9a-f]{12}\.eml$/);
    expect(maildirName('<a@one.example>')).not.toBe(maildirName('<a@two.example>'));
    expect(() => maildirName('no id')).toThrow('A Message-ID has the form <number@domain>.');
  });
});
