// Run as a process of its own: opens the data folder it is given, says so, and keeps it until it is ended.
import { openDb } from '../../db/client.ts';

await openDb({ dataDir: process.argv[2] });
process.stdout.write('open\n');
process.stdin.resume();
