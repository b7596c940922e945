// Reads the code on a picture as a banking app does: paycode.mjs <file.ppm>, a picture as pdftoppm draws it (P6). A line
// out: the code's text as a JSON string, or null when there is no code.
import { readFileSync } from 'node:fs';
import jsQR from 'jsqr';

const file = readFileSync(process.argv[2]);
const [head, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 64));
const colours = file.subarray(head.length);
const picture = new Uint8ClampedArray(width * height * 4).fill(255);
for (let i = 0; i < width * height; i++) for (let c = 0; c < 3; c++) picture[4 * i + c] = colours[3 * i + c];
console.log(JSON.stringify(jsQR.default(picture, +width, +height)?.data ?? null));
