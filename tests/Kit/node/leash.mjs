// Runs a script for as long as its parent process holds its standard input open: leash.mjs <script> [arguments]. A
// killed test run closes the pipe, so no process that it started survives it.
import { pathToFileURL } from 'node:url';

process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0));
process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1]));
process.stdin.resume(); // only now: the script may read it itself
